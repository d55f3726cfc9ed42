package dev.hearth.node.worker.priority;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * SCHED_IDLE and the idle class of disk access for every thread; a thread inherits both from the
 * one that starts it (sched(7), ioprio_set(2)).
 */
final class LinuxBackground implements Background {
  private static final Path SELF = Path.of("/proc/self");
  private static final int SCHED_IDLE = 5;
  private static final int IOPRIO_WHO_PROCESS = 1;
  private static final int IOPRIO_IDLE = 3 << 13;

  /** The C library has no function for it, and its number is another on each processor. */
  private static final Map<String, Long> IOPRIO_SET = Map.of("amd64", 251L, "aarch64", 30L);

  private final NativeFunction setScheduler =
      NativeFunction.ofC(
          "sched_setscheduler", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS));
  private final NativeFunction systemCall =
      NativeFunction.ofC(
          "syscall",
          FunctionDescriptor.of(JAVA_LONG, JAVA_LONG, JAVA_INT, JAVA_INT, JAVA_INT),
          Linker.Option.firstVariadicArg(1));
  private final NativeFunction startSession =
      NativeFunction.ofC("setsid", FunctionDescriptor.of(JAVA_INT));

  @Override
  public void go() throws IOException {
    Set<Integer> lowered = new HashSet<>();
    for (List<Integer> more = others(lowered); !more.isEmpty(); more = others(lowered)) {
      for (int thread : more) {
        lower(thread);
        lowered.add(thread);
      }
    }
    lowerGroup();
  }

  /**
   * Where the kernel shares time among sessions first (autogroup, sched(7)), what a thread asks for
   * counts inside its session only: so this process gets one of its own, of least weight.
   */
  private void lowerGroup() throws IOException {
    Path group = SELF.resolve("autogroup");
    if (Files.exists(group)) {
      startSession.require();
      Files.writeString(group, "19");
    }
  }

  private static List<Integer> others(Set<Integer> lowered) throws IOException {
    try (Stream<Path> threads = Files.list(SELF.resolve("task"))) {
      return threads
          .map(thread -> Integer.valueOf(thread.getFileName().toString()))
          .filter(thread -> !lowered.contains(thread))
          .toList();
    }
  }

  private void lower(int thread) throws IOException {
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment priority = arena.allocate(JAVA_INT); // 0: the class has only one
      setScheduler.require(thread, SCHED_IDLE, priority);
    }
    Long number = IOPRIO_SET.get(System.getProperty("os.arch"));
    if (number != null) {
      systemCall.require(number, IOPRIO_WHO_PROCESS, thread, IOPRIO_IDLE);
    }
  }
}
