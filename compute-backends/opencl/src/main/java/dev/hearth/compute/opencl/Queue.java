package dev.hearth.compute.opencl;

import static org.lwjgl.opencl.CL10.clEnqueueNDRangeKernel;
import static org.lwjgl.opencl.CL10.clFinish;
import static org.lwjgl.opencl.CL10.clSetKernelArg1i;

import dev.hearth.compute.Pace;
import dev.hearth.compute.kernels.Launch;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;

/**
 * Sends work to a device, never more than a slice ahead of what it has finished: when the pace says
 * hold, the device is idle within one. How much a slice may hold is learnt from how long they took.
 */
final class Queue {
  /** Half of what a {@link Pace} allows, for the estimate errs. */
  private static final long SLICE_NANOS = 8_000_000;

  /** Slices that took less than this say little about the device. */
  private static final long TELLING_NANOS = 1_000_000;

  private static final long FIRST_SLICE = 1L << 22;

  private final Context context;
  private final Pace pace;
  private long slice = FIRST_SLICE;
  private long pending;
  private long begun;

  Queue(Context context, Pace pace) {
    this.context = context;
    this.pace = pace;
  }

  Pace pace() {
    return pace;
  }

  /** Asked once an operator, however little it is. */
  void begin() {
    pace.beforeSlice();
  }

  /** Starts a kernel whose buffers are set, its first group being the argument after them. */
  void run(long kernel, Launch launch) {
    int groups = 0;
    while (groups < launch.groups()) {
      long left = Math.max(0, slice - pending) / launch.work();
      if (left == 0 && pending > 0) {
        finish();
        pace.beforeSlice();
        continue;
      }
      int count = Math.clamp(left, 1, launch.groups() - groups);
      send(kernel, launch, groups, count);
      groups += count;
    }
  }

  /** Waits until the device has done all it was sent. */
  void finish() {
    Status.check(clFinish(context.queue()), "computing");
    if (pending > 0) {
      learn(System.nanoTime() - begun);
    }
    pending = 0;
  }

  private void send(long kernel, Launch launch, int first, int count) {
    if (pending == 0) {
      begun = System.nanoTime();
    }
    Status.check(clSetKernelArg1i(kernel, launch.slots().size(), first), "preparing a kernel");
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer global = stack.pointers((long) count * launch.items());
      PointerBuffer local = stack.pointers(launch.items());
      Status.check(
          clEnqueueNDRangeKernel(context.queue(), kernel, 1, null, global, local, null, null),
          "starting a kernel");
    }
    pending += Math.max(1, count * launch.work());
  }

  /** Moves half of the way to what would have filled a slice. */
  private void learn(long nanos) {
    if (nanos > TELLING_NANOS) {
      long fitting = (long) (pending * ((double) SLICE_NANOS / nanos));
      slice = Math.max(FIRST_SLICE / 64, (slice + fitting) / 2);
    } else {
      slice += slice / 4;
    }
  }
}
