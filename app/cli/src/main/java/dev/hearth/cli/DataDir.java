package dev.hearth.cli;

import dev.hearth.node.agent.AgentOptions;
import dev.hearth.node.store.OwnerOnly;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Option;

/** {@code --data-dir}: where the agent of a command keeps its things. */
final class DataDir {
  /** In bytes; macOS takes the fewest, 103. */
  private static final int LONGEST_SOCKET = 100;

  @Option(names = "--data-dir", description = "Folder of the agent; the user's own by default.")
  private Path path;

  Path path() {
    return (path == null ? standard(System.getenv(), System.getProperty("os.name")) : path)
        .toAbsolutePath()
        .normalize();
  }

  /** For a process that keeps things there and answers calls: the folder, made if need be. */
  Path forAgent() {
    Path socket = AgentOptions.socket(path());
    if (socket.toString().getBytes(StandardCharsets.UTF_8).length > LONGEST_SOCKET) {
      throw CommandException.usage(
          "DATA-DIR-LONG",
          "The path " + socket + " is too long for a socket.",
          "Give --data-dir a shorter one, for example that of a link to the folder.");
    }
    return made();
  }

  /** The folder, made if need be, and open to its owner only. */
  Path made() {
    Path folder = forWriting();
    try {
      return OwnerOnly.folder(folder);
    } catch (IOException e) {
      throw CommandException.failure(
          "DATA-DIR-FAILED",
          "The folder " + folder + " cannot be made, or is not yours.",
          "Choose another --data-dir, where you may write.",
          e);
    }
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
