package dev.hearth.compute.kernels;

import dev.hearth.compute.plan.Multiplication;
import java.util.Map;

/**
 * Matrix products for graphics cards: a group makes a tile of 64 x 64 from slices of both operands
 * in shared memory, each of its items 4 x 4 of it.
 */
record TileProduct(Multiplication product, KernelShape kernels) {
  static final int ITEMS = 256;
  private static final int SIZE = 64;

  void write(KernelPlan.Draft draft) {
    Numbers numbers = new Numbers(kernels.ahead());
    ProductValues shape = new ProductValues(product, numbers);
    int tilesDown = Math.ceilDiv(shape.rows(), SIZE);
    int tilesAcross = Math.ceilDiv(shape.columns(), SIZE);
    String name = draft.name();
    Map<String, Object> values = shape.values();
    values.put("TILES_DOWN", numbers.of(tilesDown));
    values.put("TILES_ACROSS", numbers.of(tilesAcross));
    int groups = Math.multiplyExact(shape.matrices(), tilesDown * tilesAcross);
    long work = (long) SIZE * SIZE * shape.depth() * shape.blocks();
    draft.kernel(
        Template.fill("tiles.c", values),
        new Launch(name, shape.slots(), numbers.values(), groups, ITEMS, work));
  }
}
