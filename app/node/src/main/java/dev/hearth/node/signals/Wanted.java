package dev.hearth.node.signals;

import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What is to be read.
 *
 * @param programs names of the programs to look for, as the owner listed them
 * @param devices by device id
 * @param own the process ids of Hearth's agent, workers and window; what descends from them is
 *     theirs
 */
public record Wanted(Set<String> programs, Map<String, Hardware> devices, Set<Long> own) {
  public Wanted {
    programs = Set.copyOf(programs);
    devices = Map.copyOf(devices);
    own = Set.copyOf(own);
  }

  /** With more processes of Hearth's. */
  public Wanted alsoOwn(Set<Long> processes) {
    Set<Long> all = new HashSet<>(own);
    all.addAll(processes);
    return new Wanted(programs, devices, all);
  }
}
