package dev.hearth.cli;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * A program that does what a light game does: 60 times a second it computes for 4 ms, and misses a
 * frame when that is not done before the next one begins. Prints the missed share in percent.
 */
final class FrameProbe {
  private static final long FRAME = Duration.ofSeconds(1).toNanos() / 60;
  private static final long WORK = Duration.ofMillis(4).toNanos();
  private static final int WARM_UP = 60;

  private FrameProbe() {}

  public static void main(String[] arguments) {
    int frames = Integer.parseInt(arguments[0]) * 60;
    play(WARM_UP);
    System.out.println(100.0 * play(frames) / frames);
  }

  private static int play(int frames) {
    int missed = 0;
    long begin = System.nanoTime();
    for (int frame = 0; frame < frames; frame++) {
      await(begin + frame * FRAME);
      work();
      if (System.nanoTime() - begin > (frame + 1) * FRAME) {
        missed++;
      }
    }
    return missed;
  }

  private static void await(long time) {
    for (long left = time - System.nanoTime(); left > 0; left = time - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  /** By this thread's own clock: what others take of the core makes it later, not shorter. */
  private static void work() {
    var threads = java.lang.management.ManagementFactory.getThreadMXBean();
    long until = threads.getCurrentThreadCpuTime() + WORK;
    while (threads.getCurrentThreadCpuTime() < until) {
      Thread.onSpinWait();
    }
  }
}
