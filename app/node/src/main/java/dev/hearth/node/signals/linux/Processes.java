package dev.hearth.node.signals.linux;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** The processes of the machine: the numbers in /proc. */
final class Processes {
  private Processes() {}

  static Set<Long> all(Path root) {
    Set<Long> pids = new HashSet<>();
    for (Path entry : SystemFile.entries(root.resolve("proc"))) {
      String name = entry.getFileName().toString();
      if (Character.isDigit(name.charAt(0))) {
        pids.add(Long.parseLong(name));
      }
    }
    return pids;
  }

  static Path folder(Path root, long pid) {
    return root.resolve("proc").resolve(Long.toString(pid));
  }
}
