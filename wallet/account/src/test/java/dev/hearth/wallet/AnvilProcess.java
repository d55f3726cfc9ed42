package dev.hearth.wallet;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** Foundry's anvil from npm, on a port of its choice; ended with this object or this JVM. */
final class AnvilProcess implements AutoCloseable {
  private static final Path PINNED = Path.of("src/test/anvil");
  private static final Path WORK = Path.of("target/anvil").toAbsolutePath();

  private final Process process;
  private final Thread lastResort;
  private final URI endpoint;

  private AnvilProcess(Process process, URI endpoint) {
    this.process = process;
    this.endpoint = endpoint;
    // anvil outlives a parent that is stopped between tests.
    this.lastResort = new Thread(process::destroyForcibly);
    Runtime.getRuntime().addShutdownHook(lastResort);
  }

  static AnvilProcess start(long chainId) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                installed().toString(),
                "--port=0",
                "--hardfork=cancun",
                "--accounts=0",
                "--chain-id=" + chainId)
            .directory(WORK.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    return new AnvilProcess(process, URI.create("http://" + listeningAddress(process)));
  }

  URI endpoint() {
    return endpoint;
  }

  @Override
  public void close() {
    process.destroyForcibly();
    Runtime.getRuntime().removeShutdownHook(lastResort);
  }

  private static String listeningAddress(Process process) throws IOException {
    BufferedReader output = process.inputReader();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith("Listening on ")) {
        Thread.startVirtualThread(() -> output.lines().forEach(rest -> {}));
        return line.substring("Listening on ".length()).strip();
      }
    }
    throw new IOException("anvil ended before it listened");
  }

  /** The binary's own package: the one above it only picks a platform. */
  private static Path installed() throws IOException, InterruptedException {
    Files.createDirectories(WORK);
    for (String file : List.of("package.json", "package-lock.json")) {
      Files.copy(PINNED.resolve(file), WORK.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
    Path binary = WORK.resolve("node_modules/@foundry-rs/anvil-linux-amd64/bin/anvil");
    if (!Files.exists(binary)) {
      npmCi();
    }
    return binary;
  }

  private static void npmCi() throws IOException, InterruptedException {
    Process npm =
        new ProcessBuilder("npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund")
            .directory(WORK.toFile())
            .redirectErrorStream(true)
            .redirectOutput(WORK.resolve("npm.log").toFile())
            .start();
    if (!npm.waitFor(3, TimeUnit.MINUTES) || npm.exitValue() != 0) {
      npm.destroyForcibly();
      throw new IOException("npm failed: " + Files.readString(WORK.resolve("npm.log")));
    }
  }
}
