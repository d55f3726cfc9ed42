package dev.hearth.node.signals.linux;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.Sense;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/** The programs that run, as keys of their names. */
public final class RunningPrograms implements Sense<Set<String>> {
  private final Path root;
  private final ProcessNames names;
  private final Revisits revisits;
  private final Map<Long, Set<String>> known = new HashMap<>();

  public RunningPrograms(Path root, ProcessNames names, LongSupplier nanoTime) {
    this.root = root;
    this.names = names;
    this.revisits = new Revisits(nanoTime);
  }

  @Override
  public Reading<Set<String>> read() {
    Set<Long> pids = Processes.all(root);
    known.keySet().retainAll(pids);
    revisits.due(pids).forEach(pid -> known.put(pid, names.keys(pid)));
    return Reading.of(
        known.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet()));
  }
}
