package dev.hearth.node.autostart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A property list for launchd; it counts from the next login on. */
final class LaunchAgent implements Autostart {
  private static final String LABEL = "dev.hearth.agent";
  private static final Pattern DISABLED = Pattern.compile("<key>Disabled</key>\\s*<true/>");
  private final Path file;

  LaunchAgent(Path folder) {
    this.file = folder.resolve(LABEL + ".plist");
  }

  @Override
  public boolean isOn() throws IOException {
    return Files.exists(file) && !DISABLED.matcher(Files.readString(file)).find();
  }

  @Override
  public void on(List<String> command) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text(command));
  }

  @Override
  public void off() throws IOException {
    Files.deleteIfExists(file);
  }

  /** Started again after a crash only: whoever stops it wants it stopped. */
  static String text(List<String> command) {
    String arguments =
        command.stream()
            .map(argument -> "    <string>" + escaped(argument) + "</string>\n")
            .collect(Collectors.joining());
    return """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">
        <plist version="1.0">
        <dict>
          <key>Label</key>
          <string>%s</string>
          <key>ProgramArguments</key>
          <array>
        %s  </array>
          <key>RunAtLoad</key>
          <true/>
          <key>KeepAlive</key>
          <dict>
            <key>Crashed</key>
            <true/>
          </dict>
          <key>ProcessType</key>
          <string>Background</string>
        </dict>
        </plist>
        """
        .formatted(LABEL, arguments);
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;").replace("<", "&lt;");
  }
}
