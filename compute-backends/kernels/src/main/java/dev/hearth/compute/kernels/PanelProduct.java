package dev.hearth.compute.kernels;

import dev.hearth.compute.plan.Multiplication;
import java.util.List;
import java.util.Map;

/**
 * Matrix products for processors, after BLIS (Van Zee, van de Geijn 2015): both operands are packed
 * into panels, then a group of one item makes one tile of 12 rows and two vectors.
 */
record PanelProduct(Multiplication product) {
  private static final int HEIGHT = 12;
  private static final int WIDTH = 32;

  void write(KernelPlan.Draft draft) {
    ProductValues shape = new ProductValues(product, new Numbers(false));
    int panelsOfA = Math.ceilDiv(shape.rows(), HEIGHT);
    int panelsOfB = Math.ceilDiv(shape.columns(), WIDTH);
    int pieces = Math.multiplyExact(shape.matrices(), shape.blocks());
    int a = draft.scratch((long) pieces * panelsOfA * HEIGHT * shape.depth());
    int b = draft.scratch((long) pieces * panelsOfB * WIDTH * shape.depth());
    Map<String, Object> values = shape.values();
    values.put("HEIGHT", HEIGHT);
    values.put("PANELS_A", panelsOfA);
    values.put("PANELS_B", panelsOfB);
    values.put("BY_K", byK(shape) ? 1 : 0);
    long depth = (long) shape.depth() * shape.blocks();
    List<Integer> slots = shape.slots();
    String packA = name(draft, values, "PACK_A");
    String packB = name(draft, values, "PACK_B");
    String multiply = name(draft, values, "MULTIPLY");
    draft.kernel(
        Template.fill("panels.c", values),
        new Launch(
            packA,
            List.of(slots.get(0), a),
            List.of(),
            pieces * panelsOfA,
            1,
            4L * HEIGHT * shape.depth()));
    draft.kernel(
        "",
        new Launch(
            packB,
            List.of(slots.get(1), b),
            List.of(),
            pieces * panelsOfB,
            1,
            4L * WIDTH * shape.depth()));
    draft.kernel(
        "",
        new Launch(
            multiply,
            List.of(a, b, slots.get(2)),
            List.of(),
            shape.matrices() * panelsOfA * panelsOfB,
            1,
            HEIGHT * WIDTH * depth));
  }

  private static String name(KernelPlan.Draft draft, Map<String, Object> values, String key) {
    String name = draft.name();
    values.put(key, name);
    return name;
  }

  /** Whether a panel of A holds its rows side by side for each k, or one after the other. */
  private static boolean byK(ProductValues shape) {
    long across = shape.contraction().term().a().read().at().of(shape.contraction().row());
    return across == 1 && shape.contraction().term().a().read().at().ofK() != 1;
  }
}
