package dev.hearth.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** {@code --data-dir}: where the agent of a command keeps its things. */
final class DataDir {
  @Option(names = "--data-dir", description = "Folder of the agent; the user's own by default.")
  private Path path;

  Path path() {
    return (path == null ? standard(System.getenv(), System.getProperty("os.name")) : path)
        .toAbsolutePath()
        .normalize();
  }

  /** For a command that keeps things there itself. */
  Path forWriting() {
    Path folder = path();
    if (Files.exists(folder) && !Files.isDirectory(folder)) {
      throw CommandException.usage(
          "DATA-DIR-FILE", folder + " is a file.", "Give --data-dir a folder.");
    }
    return folder;
  }

  /** Where programs keep their data on this system. */
  static Path standard(Map<String, String> environment, String system) {
    String name = system.toLowerCase(Locale.ROOT);
    Path home = Path.of(System.getProperty("user.home"));
    if (name.contains("windows")) {
      return Path.of(environment.getOrDefault("LOCALAPPDATA", home.toString())).resolve("Hearth");
    }
    if (name.contains("mac")) {
      return home.resolve("Library/Application Support/Hearth");
    }
    String data = environment.get("XDG_DATA_HOME");
    return (data == null || data.isEmpty() ? home.resolve(".local/share") : Path.of(data))
        .resolve("hearth");
  }
}
