package dev.hearth.node;

import java.util.List;
import java.util.stream.Stream;

/**
 * The end of a test's processes: whatever they keep writing would be in the way of its folder's.
 */
public final class Ending {
  private Ending() {}

  /** Kills it with all that it started, and returns when they are gone. */
  public static void of(Process process) {
    List<ProcessHandle> all =
        Stream.concat(Stream.of(process.toHandle()), process.descendants()).toList();
    all.forEach(ProcessHandle::destroyForcibly);
    all.forEach(one -> one.onExit().join());
  }
}
