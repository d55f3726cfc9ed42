package dev.hearth.node.signals.linux;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What processes took of the processor, in ticks: /proc/PID/stat, proc_pid_stat(5). */
final class ProcessTimes {
  private static final int USER = 11; // counted from the state, which follows the name
  private static final int SYSTEM = 12;
  private static final int CHILDREN_SYSTEM = 14; // after the children's user time

  private ProcessTimes() {}

  /** Of each that is still there, its ended children counted in. */
  static Map<Long, Long> withChildren(Path root, Set<Long> pids) {
    Map<Long, Long> times = new HashMap<>();
    for (long pid : pids) {
      ticks(root, pid, CHILDREN_SYSTEM).ifPresent(ticks -> times.put(pid, ticks));
    }
    return times;
  }

  /** Of each process there is. */
  static Map<Long, Long> all(Path root) {
    Map<Long, Long> times = new HashMap<>();
    for (long pid : Processes.all(root)) {
      ticks(root, pid, SYSTEM).ifPresent(ticks -> times.put(pid, ticks));
    }
    return times;
  }

  /** The sum of the fields from the first time to the last one asked for. */
  private static Optional<Long> ticks(Path root, long pid, int last) {
    return SystemFile.text(Processes.folder(root, pid).resolve("stat"))
        .map(text -> List.of(text.substring(text.lastIndexOf(')') + 1).strip().split(" ")))
        .filter(fields -> fields.size() > CHILDREN_SYSTEM)
        .map(fields -> fields.subList(USER, last + 1).stream().mapToLong(Long::parseLong).sum());
  }
}
