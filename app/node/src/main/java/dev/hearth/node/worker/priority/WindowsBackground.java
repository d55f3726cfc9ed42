package dev.hearth.node.worker.priority;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.MemorySegment;

/** BELOW_NORMAL_PRIORITY_CLASS for the whole process. */
final class WindowsBackground implements Background {
  private static final int BELOW_NORMAL = 0x4000;

  /** What GetCurrentProcess gives, on every Windows. */
  private static final MemorySegment THIS_PROCESS = MemorySegment.ofAddress(-1);

  @Override
  public void go() throws IOException {
    NativeFunction setPriorityClass =
        NativeFunction.of(
            "kernel32", "SetPriorityClass", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    if (setPriorityClass.call(THIS_PROCESS, BELOW_NORMAL) == 0) {
      throw new IOException("SetPriorityClass refuses");
    }
  }
}
