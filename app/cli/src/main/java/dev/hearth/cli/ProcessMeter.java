package dev.hearth.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.stream.Stream;

/** What a process takes of the machine. */
record ProcessMeter(ProcessHandle process) {
  private static final double KIB_PER_MIB = 1024;

  /** Resident memory, by the system's own ps; throws IOException where there is none. */
  double residentMib() throws IOException {
    Process ps = new ProcessBuilder("ps", "-o", "rss=", "-p", "" + process.pid()).start();
    String kib = new String(ps.getInputStream().readAllBytes(), StandardCharsets.US_ASCII).strip();
    try {
      return Long.parseLong(kib) / KIB_PER_MIB;
    } catch (NumberFormatException e) {
      throw new IOException("The system does not tell the memory of process " + process.pid(), e);
    }
  }

  /** Of all its threads since it began, as exactly as the system counts: 10 ms on Linux. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Those that train for it. */
  Stream<ProcessMeter> workers() {
    return process
        .children()
        .filter(child -> child.info().commandLine().orElse("").contains("WorkerMain"))
        .map(ProcessMeter::new);
  }
}
