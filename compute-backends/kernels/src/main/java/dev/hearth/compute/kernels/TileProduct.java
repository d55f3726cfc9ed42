package dev.hearth.compute.kernels;

import dev.hearth.compute.plan.Multiplication;
import java.util.Map;

/**
 * Matrix products for graphics cards: a group makes a square tile from slabs of both operands in
 * shared memory, each of its items 8 x 8 of it in registers.
 */
final class TileProduct {
  /** Of the largest group. */
  static final int ITEMS = 256;

  private static final int LARGE = 128;
  private static final int SMALL = 64;
  private static final int ITEM = 8;

  /** How many k a slab has; the deeper ones want more shared memory. */
  private static final int DEEP = 16;

  private static final int SHALLOW = 8;

  /** What separates the k of a slab, beyond a tile's side. */
  private static final int PADDING = 4;

  /**
   * Products of fewer small tiles may be made block by block; it bounds what is kept of the blocks,
   * as training reckons it.
   */
  private static final int FEW = 64;

  private final Numbers numbers;
  private final ProductValues shape;
  private final Finish finish;
  private final int size;
  private final int slab;

  TileProduct(Multiplication product, Finish finish, KernelShape kernels) {
    this.numbers = new Numbers(kernels.ahead());
    this.shape = new ProductValues(product, numbers);
    this.finish = finish;
    this.size = suited(shape, kernels.groups());
    this.slab = sharedBytes(size, DEEP) <= kernels.localBytes() ? DEEP : SHALLOW;
  }

  /** Whether groups are too few for the device, so that each block of k should have its own. */
  static boolean apart(Multiplication product, KernelShape kernels) {
    ProductValues shape = new ProductValues(product, new Numbers(false));
    return !kernels.vectors()
        && shape.blocks() > 1
        && groups(shape, SMALL) < Math.min(FEW, kernels.groups() / 2);
  }

  void write(KernelPlan.Draft draft) {
    String name = draft.name();
    int items = (size / ITEM) * (size / ITEM);
    Map<String, Object> values = shape.values();
    values.put("TILE", size);
    values.put("SLAB", slab);
    values.put("ITEMS", items);
    values.put("RESIDENT", size == LARGE ? 2 : 1);
    values.put("TILES_DOWN", numbers.of(Math.ceilDiv(shape.rows(), size)));
    values.put("TILES_ACROSS", numbers.of(Math.ceilDiv(shape.columns(), size)));
    values.putAll(finish.values(numbers));
    long work = (long) size * size * shape.depth() * shape.blocks();
    draft.kernel(
        Template.fill("tiles.c", values),
        new Launch(
            name,
            finish.slots(),
            numbers.values(),
            Math.toIntExact(groups(shape, size)),
            items,
            work));
  }

  /** Large tiles read less of the operands; small ones are more, and waste less at the edges. */
  private static int suited(ProductValues shape, int enough) {
    long large = groups(shape, LARGE) * LARGE * LARGE;
    long small = groups(shape, SMALL) * SMALL * SMALL;
    return groups(shape, LARGE) >= enough && large <= small + small / 8 ? LARGE : SMALL;
  }

  /** Two slabs of each operand. */
  private static int sharedBytes(int size, int slab) {
    return 2 * 2 * slab * (size + PADDING) * Float.BYTES;
  }

  private static long groups(ProductValues shape, int size) {
    long tiles = (long) Math.ceilDiv(shape.rows(), size) * Math.ceilDiv(shape.columns(), size);
    return shape.matrices() * tiles;
  }
}
