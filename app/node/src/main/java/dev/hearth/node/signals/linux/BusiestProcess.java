package dev.hearth.node.signals.linux;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Which process takes most of the processor. To see it takes a look at all of them, now and then.
 */
final class BusiestProcess {
  private static final long AGAIN = Duration.ofSeconds(10).toNanos();

  private final Path root;
  private final ProcessNames names;
  private final LongSupplier nanoTime;
  private Map<Long, Long> before = Map.of();
  private String name = "";
  private long looked;

  BusiestProcess(Path root, ProcessNames names, LongSupplier nanoTime) {
    this.root = root;
    this.names = names;
    this.nanoTime = nanoTime;
  }

  /** Its name; empty text the first time, for two looks tell. */
  String besides(Set<Long> own) {
    long now = nanoTime.getAsLong();
    if (name.isEmpty() || now - looked >= AGAIN) {
      looked = now;
      name = look(own);
    }
    return name;
  }

  private String look(Set<Long> own) {
    Map<Long, Long> first = before;
    Map<Long, Long> now = ProcessTimes.all(root);
    before = now;
    return now.keySet().stream()
        .filter(pid -> first.containsKey(pid) && !own.contains(pid))
        .max(Comparator.comparingLong(pid -> now.get(pid) - first.get(pid)))
        .map(names::of)
        .orElse("");
  }

  /** What was long ago says nothing of now. */
  void forget() {
    before = Map.of();
    name = "";
  }
}
