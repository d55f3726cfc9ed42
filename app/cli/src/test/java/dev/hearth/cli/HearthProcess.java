package dev.hearth.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A command as a process of its own, read line by line with a deadline. */
final class HearthProcess implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final long DEADLINE_SECONDS = 180;
  private static final String END = "";

  /** Begins the files of what is loaded by processes that do not compute. */
  static final String CLASSES = "classes";

  /** As the launcher has it. */
  private static final List<String> COMPUTING =
      List.of("train", "devices", "demo", "verify", "practice");

  private final Process process;
  private final Path errors;
  private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();

  private HearthProcess(Process process, Path errors) {
    this.process = process;
    this.errors = errors;
    Thread.ofVirtual().start(this::read);
  }

  /** Its standard error goes to a file in this folder; its display is none that there is. */
  static HearthProcess start(Path folder, String... arguments) throws IOException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                "dev.hearth.cli.Main"));
    command.add(
        1,
        COMPUTING.contains(arguments[0])
            ? "--add-modules=jdk.incubator.vector"
            : "-Xlog:class+load:file=" + folder.resolve(CLASSES + "-%p.log"));
    command.addAll(List.of(arguments));
    Path errors = Files.createTempFile(folder, arguments[0], ".err");
    ProcessBuilder builder = new ProcessBuilder(command).redirectError(errors.toFile());
    builder.environment().put("DISPLAY", ":nowhere");
    // These tests are about processes, whatever drivers the machine has.
    builder.environment().put("OCL_ICD_VENDORS", "/nowhere");
    return new HearthProcess(builder.start(), errors);
  }

  /** Runs one to its end, which has to be a good one; the last line it printed. */
  static JsonNode result(Path folder, String... arguments) throws Exception {
    try (HearthProcess command = start(folder, arguments)) {
      JsonNode last = null;
      for (JsonNode line = command.next(); line != null; line = command.next()) {
        last = line;
      }
      int code = command.exitCode();
      if (code != 0) {
        throw new AssertionError(
            "%s: exit code %d, last said %s, errors %s"
                .formatted(String.join(" ", arguments), code, last, command.errors()));
      }
      return last;
    }
  }

  /** The next object; null at the end. */
  JsonNode next() throws Exception {
    String line = lines.poll(DEADLINE_SECONDS, TimeUnit.SECONDS);
    if (line == null) {
      throw new AssertionError("nothing more was said; " + errors());
    }
    return line.equals(END) ? null : JSON.readTree(line);
  }

  int exitCode() throws InterruptedException {
    if (!process.waitFor(DEADLINE_SECONDS, TimeUnit.SECONDS)) {
      throw new AssertionError("it did not end");
    }
    return process.exitValue();
  }

  /** What it said for people, without what Java itself warns of. */
  List<String> errors() throws IOException {
    return Files.readAllLines(errors).stream()
        .filter(line -> !line.startsWith("WARNING:"))
        .toList();
  }

  /** As kill -9 does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  private void read() {
    process.inputReader().lines().forEach(lines::add);
    lines.add(END);
  }

  /** Asks it to end; one that does not is a failure of the next who needs what it holds. */
  @Override
  public void close() {
    process.destroy();
    process.onExit().orTimeout(DEADLINE_SECONDS, TimeUnit.SECONDS).join();
  }
}
