package dev.hearth.node.signals.linux;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * Which processes to look at again. A process may become another program, or open a device, long
 * after its start, but the longer it has not, the less likely it is: the time until the next look
 * doubles, up to a minute.
 */
final class Revisits {
  private static final long MOST = Duration.ofMinutes(1).toNanos();

  private final LongSupplier nanoTime;
  private final Map<Long, Visit> visits = new HashMap<>();

  private record Visit(long first, long last) {
    boolean isDue(long now) {
      return now - last >= Math.min(MOST, last - first);
    }
  }

  Revisits(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** Of these, which are all there are, the ones to look at now. */
  Set<Long> due(Set<Long> pids) {
    long now = nanoTime.getAsLong();
    visits.keySet().retainAll(pids);
    Set<Long> due =
        pids.stream()
            .filter(pid -> !visits.containsKey(pid) || visits.get(pid).isDue(now))
            .collect(Collectors.toSet());
    due.forEach(
        pid -> visits.merge(pid, new Visit(now, now), (old, _) -> new Visit(old.first, now)));
    return due;
  }
}
