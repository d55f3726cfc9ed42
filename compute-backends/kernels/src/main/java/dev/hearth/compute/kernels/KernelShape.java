package dev.hearth.compute.kernels;

/**
 * How a device wants its kernels. Every shape computes the same bits.
 *
 * @param lanes floats in a vector of the source: 1 where the hardware puts work-items side by side
 * @param items work-items in a group; 1 where vectors do their work
 * @param localBytes how much memory a group may share
 */
public record KernelShape(int lanes, int items, int localBytes) {
  /** For processors: vectors of 16 floats, a group is one thread. */
  public static final KernelShape VECTORS = new KernelShape(16, 1, 256 << 10);

  /** For graphics cards: single floats, many work-items. */
  public static final KernelShape ITEMS = new KernelShape(1, 64, 16 << 10);

  public KernelShape {
    if ((lanes > 1) == (items > 1)) {
      throw new IllegalArgumentException("either lanes or items share the work");
    }
  }

  boolean vectors() {
    return lanes > 1;
  }
}
