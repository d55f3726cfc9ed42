package dev.hearth.node.signals.linux;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What the processor did since the machine started, in ticks of all its cores: the first line of
 * /proc/stat, proc_stat(5).
 *
 * @param busy with programs, the kernel and interrupts
 * @param total with anything or nothing
 */
record ProcessorTimes(long busy, long total) {
  private static final int IDLE = 4;
  private static final int WAITING = 5;
  private static final int STOLEN = 8;

  static Optional<ProcessorTimes> read(Path root) {
    return SystemFile.text(root.resolve("proc/stat"))
        .map(text -> text.lines().findFirst().orElse("").split("\\s+"))
        .filter(fields -> fields.length > STOLEN && fields[0].equals("cpu"))
        .map(ProcessorTimes::parse);
  }

  /** Guests' time is part of their programs' already. */
  private static ProcessorTimes parse(String[] fields) {
    long total = 0;
    long busy = 0;
    for (int i = 1; i <= STOLEN; i++) {
      long ticks = Long.parseLong(fields[i]);
      total += ticks;
      busy += i == IDLE || i == WAITING || i == STOLEN ? 0 : ticks;
    }
    return new ProcessorTimes(busy, total);
  }
}
