package dev.hearth.node.worker.priority;

import static java.lang.foreign.ValueLayout.JAVA_INT;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;

/** The background band of the whole process, for processor, disk and network (setpriority(2)). */
final class MacBackground implements Background {
  private static final int PRIO_DARWIN_PROCESS = 4;
  private static final int PRIO_DARWIN_BG = 0x1000;
  private static final int THIS_PROCESS = 0;

  @Override
  public void go() throws IOException {
    NativeFunction.ofC("setpriority", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT, JAVA_INT))
        .require(PRIO_DARWIN_PROCESS, THIS_PROCESS, PRIO_DARWIN_BG);
  }
}
