package dev.hearth.compute.kernels;

import dev.hearth.compute.plan.Multiplication;
import java.util.List;
import java.util.Map;

/**
 * Matrix products for processors, after BLIS (Van Zee, van de Geijn 2015): both operands are packed
 * into panels, then a group of one item makes one tile of 12 rows and two vectors.
 */
final class PanelProduct {
  private static final int HEIGHT = 12;
  private static final int WIDTH = 32;

  /** Of a packing's instructions on one element. */
  private static final long MOVING = 4;

  private final ProductValues shape;
  private final int panelsOfA;
  private final int panelsOfB;
  private final int pieces;

  PanelProduct(Multiplication product) {
    this.shape = new ProductValues(product, new Numbers(false));
    this.panelsOfA = Math.ceilDiv(shape.rows(), HEIGHT);
    this.panelsOfB = Math.ceilDiv(shape.columns(), WIDTH);
    this.pieces = Math.multiplyExact(shape.matrices(), shape.blocks());
  }

  void write(KernelPlan.Draft draft) {
    int a = draft.scratch(words(panelsOfA, HEIGHT));
    int b = draft.scratch(words(panelsOfB, WIDTH));
    String packA = draft.name();
    String packB = draft.name();
    String multiply = draft.name();
    Map<String, Object> values = shape.values();
    values.put("HEIGHT", HEIGHT);
    values.put("PANELS_A", panelsOfA);
    values.put("PANELS_B", panelsOfB);
    values.put("BY_K", byK() ? 1 : 0);
    values.put("PACK_A", packA);
    values.put("PACK_B", packB);
    values.put("MULTIPLY", multiply);
    List<Integer> slots = shape.slots();
    draft.kernel(
        Template.fill("panels.c", values),
        launch(packA, List.of(slots.get(0), a), pieces * panelsOfA, moving(HEIGHT)));
    draft.kernel("", launch(packB, List.of(slots.get(1), b), pieces * panelsOfB, moving(WIDTH)));
    draft.kernel("", launch(multiply, List.of(a, b, slots.get(2)), tiles(), tileWork()));
  }

  private long words(int panels, int size) {
    return (long) pieces * panels * size * shape.depth();
  }

  private int tiles() {
    return Math.multiplyExact(shape.matrices(), Math.multiplyExact(panelsOfA, panelsOfB));
  }

  private long tileWork() {
    return (long) HEIGHT * WIDTH * shape.depth() * shape.blocks();
  }

  private long moving(int size) {
    return MOVING * size * shape.depth();
  }

  private static Launch launch(String kernel, List<Integer> slots, int groups, long work) {
    return new Launch(kernel, slots, List.of(), groups, 1, work);
  }

  /** Whether a panel of A holds its rows side by side for each k, or one after the other. */
  private boolean byK() {
    long across = shape.contraction().term().a().read().at().of(shape.contraction().row());
    return across == 1 && shape.contraction().term().a().read().at().ofK() != 1;
  }
}
