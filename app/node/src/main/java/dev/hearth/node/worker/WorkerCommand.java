package dev.hearth.node.worker;

import java.io.File;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How a worker process is started: this program's own Java and class path, another main class.
 *
 * @param socket the agent's
 * @param device which device it opens for its first task
 * @param threads how many host threads that device may use
 * @param snapshotEvery how much training a kill may cost
 * @param log where the process's own words go
 */
public record WorkerCommand(
    Path socket, String device, int threads, Duration snapshotEvery, Path log) {
  /** What this program was told of the processor's vectors holds for its workers. */
  private static final String LANES = "hearth.cpu.lanes";

  ProcessBuilder builder() {
    return new ProcessBuilder(arguments())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
  }

  private List<String> arguments() {
    Stream<String> java =
        Stream.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--add-modules=jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED");
    Stream<String> main =
        Stream.of(
            "-cp",
            classPath(),
            WorkerMain.class.getName(),
            socket.toAbsolutePath().toString(),
            device,
            Integer.toString(threads),
            Long.toString(snapshotEvery.toMillis()));
    return Stream.of(java, lanes(), main).flatMap(part -> part).toList();
  }

  private static Stream<String> lanes() {
    return Optional.ofNullable(System.getProperty(LANES))
        .map(lanes -> "-D" + LANES + "=" + lanes)
        .stream();
  }

  /** Relative entries mean something else in another working folder. */
  private static String classPath() {
    StringBuilder absolute = new StringBuilder();
    for (String entry : System.getProperty("java.class.path").split(File.pathSeparator)) {
      absolute.append(absolute.isEmpty() ? "" : File.pathSeparator);
      absolute.append(Path.of(entry).toAbsolutePath());
    }
    return absolute.toString();
  }
}
