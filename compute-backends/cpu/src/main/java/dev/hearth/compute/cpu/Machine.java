package dev.hearth.compute.cpu;

import dev.hearth.compute.DeviceInfo;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the operating system says of the processor and its memory. */
final class Machine {
  private static final Path CPUINFO = Path.of("/proc/cpuinfo");

  private static final List<String> MAKERS = List.of("Intel", "AMD", "Apple", "ARM");

  private Machine() {}

  /** The processor, as a device of this id. */
  static DeviceInfo device(String id, String name, String backend) {
    return new DeviceInfo(
        id,
        name,
        vendor(processor()),
        backend,
        "Java " + Runtime.version(),
        memoryBytes(),
        "",
        true);
  }

  private static String vendor(String processor) {
    return MAKERS.stream().filter(processor::contains).findFirst().orElse("");
  }

  /** The processor's name for people. */
  static String processor() {
    return model()
        .or(() -> Optional.ofNullable(System.getenv("PROCESSOR_IDENTIFIER")))
        .orElseGet(() -> System.getProperty("os.arch"));
  }

  /** What a job may use: kernels work on Java arrays, so the heap is the limit. */
  static long memoryBytes() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getMax();
  }

  private static Optional<String> model() {
    try (Stream<String> lines = Files.lines(CPUINFO)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 1).strip())
          .findFirst();
    } catch (IOException e) {
      return Optional.empty(); // not Linux
    }
  }
}
