package dev.hearth.node.autostart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

/** A file in the autostart folder, as the Desktop Application Autostart Specification has it. */
final class XdgAutostart implements Autostart {
  private final Path file;

  XdgAutostart(Path folder) {
    this.file = folder.resolve("hearth.desktop");
  }

  /** A folder that is not absolute does not count, by the XDG Base Directory Specification. */
  static Path folder(Map<String, String> environment, Path home) {
    Path config = Path.of(environment.getOrDefault("XDG_CONFIG_HOME", ""));
    return (config.isAbsolute() ? config : home.resolve(".config")).resolve("autostart");
  }

  @Override
  public boolean isOn() throws IOException {
    return Files.exists(file) && DesktopEntry.starts(Files.readString(file));
  }

  /** Leaves alone what already starts the same: the owner may have added to it. */
  @Override
  public void on(List<String> command) throws IOException {
    if (!isOn() || !DesktopEntry.executes(Files.readString(file), command)) {
      Files.createDirectories(file.getParent());
      Path part = Path.of(file + ".part");
      Files.writeString(part, DesktopEntry.text(command));
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void off() throws IOException {
    Files.deleteIfExists(file);
  }
}
