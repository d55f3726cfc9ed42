package dev.hearth.node.signals.sense;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * Hearth's own processes, whose work is nobody else's load: those named, and all that descend from
 * them. Descendants are looked for now and then; who is named counts at once. Safe for any thread.
 */
public final class OwnProcesses {
  private static final long AGAIN = Duration.ofSeconds(10).toNanos();

  private final LongSupplier nanoTime;
  private Set<Long> named = Set.of();
  private Set<Long> all = Set.of();
  private long looked;

  public OwnProcesses(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  public synchronized void are(Set<Long> pids) {
    if (!named.equals(pids)) {
      named = Set.copyOf(pids);
      look();
    }
  }

  public synchronized Set<Long> all() {
    if (nanoTime.getAsLong() - looked >= AGAIN) {
      look();
    }
    return all;
  }

  private void look() {
    Set<Long> found = new HashSet<>(named);
    for (long pid : named) {
      ProcessHandle.of(pid)
          .ifPresent(process -> process.descendants().forEach(child -> found.add(child.pid())));
    }
    all = Set.copyOf(found);
    looked = nanoTime.getAsLong();
  }
}
