package dev.hearth.host;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A js-libp2p process; it says "key value" lines and ends with its standard input. */
final class JsPeer implements AutoCloseable {
  private static final Path SOURCES = Path.of("src/test/js");
  private static final Path INSTALLED = Path.of("target/js");

  private final Process process;
  private final BufferedReader lines;

  private JsPeer(Process process) {
    this.process = process;
    this.lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  /** Installs the packages that the lock file names, once a build. */
  static void install() throws IOException, InterruptedException {
    Files.createDirectories(INSTALLED);
    try (Stream<Path> sources = Files.list(SOURCES)) {
      for (Path source : sources.toList()) {
        Path target = INSTALLED.resolve(source.getFileName());
        Files.copy(source, target, StandardCopyOption.REPLACE_EXISTING);
      }
    }
    run("npm", "ci", "--no-audit", "--no-fund", "--ignore-scripts");
  }

  private static void run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(INSTALLED.toFile())
            .redirectErrorStream(true)
            .redirectOutput(INSTALLED.resolve("npm.log").toFile())
            .start();
    if (!process.waitFor(5, TimeUnit.MINUTES) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IOException(
          String.join(" ", command) + " failed: see " + INSTALLED.resolve("npm.log"));
    }
  }

  static JsPeer start(String script, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of("node", "--import", "./polyfill.mjs", script));
    for (Object argument : arguments) {
      command.add(argument.toString());
    }
    return new JsPeer(
        new ProcessBuilder(command)
            .directory(INSTALLED.toFile())
            .redirectError(INSTALLED.resolve(script + ".log").toFile())
            .start());
  }

  /** The value of the first line with this key. */
  String await(String key) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.startsWith(key + " ")) {
        return line.substring(key.length() + 1);
      }
    }
    throw new IOException("the js peer ended without saying its " + key);
  }

  /** Everything it says until it ends. */
  Map<String, String> all() throws IOException {
    Map<String, String> said = new HashMap<>();
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      String[] words = line.split(" ", 2);
      said.put(words[0], words.length > 1 ? words[1] : "");
    }
    return said;
  }

  @Override
  public void close() {
    process.destroy();
  }
}
