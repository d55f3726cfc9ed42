package dev.hearth.compute.kernels;

/**
 * How a device wants its kernels. Every shape computes the same bits.
 *
 * @param lanes floats in a vector of the source: 1 where the hardware puts work-items side by side
 * @param items work-items in a group; 1 where vectors do their work
 * @param localBytes how much memory a group may share
 * @param groups how many of them keep all of the device at work
 * @param ahead whether kernels are compiled beforehand, their sizes being arguments
 */
public record KernelShape(int lanes, int items, int localBytes, int groups, boolean ahead) {
  /** For processors: vectors of 16 floats, a group is one thread. */
  public static final KernelShape VECTORS = new KernelShape(16, 1, 256 << 10, 1, false);

  /** For graphics cards: single floats, many work-items. */
  public static final KernelShape ITEMS = new KernelShape(1, 64, 16 << 10, 128, false);

  /** For graphics cards whose driver takes no source; CUDA's all let a group share so much. */
  public static final KernelShape AHEAD = new KernelShape(1, 64, 48 << 10, 128, true);

  public KernelShape {
    if ((lanes > 1) == (items > 1)) {
      throw new IllegalArgumentException("either lanes or items share the work");
    }
  }

  /** How many work-items the largest of its groups have. */
  public int mostItems() {
    return vectors() ? items : TileProduct.ITEMS;
  }

  /** The same on a device whose groups may share so much. */
  public KernelShape within(long sharedBytes) {
    int bytes = (int) Math.min(localBytes, sharedBytes);
    return ahead ? this : new KernelShape(lanes, items, bytes, groups, false);
  }

  /** Whether products are stored by way of the maps that follow them. */
  public boolean joins() {
    return !vectors();
  }

  /** How many sizes a kernel takes, whether it uses them or not. */
  public int sizes() {
    return ahead ? Numbers.MOST : 1;
  }

  boolean vectors() {
    return lanes > 1;
  }
}
