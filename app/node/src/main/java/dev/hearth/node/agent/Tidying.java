package dev.hearth.node.agent;

import java.util.function.LongSupplier;

/**
 * Collects garbage in time. The agent's collector is the smallest there is, and looks at what has
 * lived for a while only when the heap cannot grow any more: hundreds of mebibytes of what an
 * unlocked wallet, a big job or mere weeks left behind would stay the machine's loss.
 */
final class Tidying implements Runnable {
  /** What may gather. To look at what lives costs less than a tenth of a second. */
  private static final long SLACK = 8L << 20;

  private final LongSupplier used;
  private final Runnable collect;
  private long living;

  /**
   * @param used bytes of the heap that are in use, garbage included
   */
  Tidying(LongSupplier used, Runnable collect) {
    this.used = used;
    this.collect = collect;
  }

  static Tidying ofThisProcess() {
    Runtime runtime = Runtime.getRuntime();
    return new Tidying(() -> runtime.totalMemory() - runtime.freeMemory(), System::gc);
  }

  /** To be called now and then. */
  @Override
  public void run() {
    if (used.getAsLong() > living + SLACK) {
      collect.run();
      living = used.getAsLong();
    }
  }
}
