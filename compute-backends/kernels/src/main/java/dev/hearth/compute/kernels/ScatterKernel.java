package dev.hearth.compute.kernels;

import dev.hearth.compute.plan.Scatter;
import java.util.List;
import java.util.Map;

/**
 * A {@link Scatter} as three kernels: all sums become +0, the positions are walked in order, all
 * sums are flushed.
 */
record ScatterKernel(Scatter scatter, KernelShape shape) {
  private static final int COLUMNS = 16;
  private static final int SHARES = 16;
  private static final int CHUNK = 1 << 14;

  void write(KernelPlan.Draft draft) {
    each(draft, "0.0f");
    walk(draft);
    each(draft, "hk_flush1(out[i])");
  }

  private void walk(KernelPlan.Draft draft) {
    Numbers numbers = new Numbers(shape.ahead());
    int columns = Math.max(COLUMNS, shape.items());
    String text =
        Template.fill(
            "scatter.c",
            Map.of(
                "ITEMS", shape.items(),
                "COLUMNS", columns,
                "SHARES", SHARES,
                "TERMS", numbers.of(scatter.terms()),
                "ROWS", numbers.of(scatter.rows()),
                "WIDTH", numbers.of(scatter.width())));
    draft.kernel(
        text,
        new Launch(
            draft.name(),
            List.of(scatter.labels(), scatter.x(), scatter.out()),
            numbers.values(),
            SHARES * Math.ceilDiv(scatter.width(), columns),
            shape.items(),
            (long) scatter.terms() * (2 + columns / SHARES)));
  }

  private void each(KernelPlan.Draft draft, String value) {
    Numbers numbers = new Numbers(shape.ahead());
    int size = Math.multiplyExact(scatter.rows(), scatter.width());
    String text =
        Template.fill(
            "each.c",
            Map.of(
                "ITEMS", shape.items(), "CHUNK", CHUNK, "SIZE", numbers.of(size), "VALUE", value));
    draft.kernel(
        text,
        new Launch(
            draft.name(),
            List.of(scatter.out()),
            numbers.values(),
            Math.ceilDiv(size, CHUNK),
            shape.items(),
            CHUNK));
  }
}
