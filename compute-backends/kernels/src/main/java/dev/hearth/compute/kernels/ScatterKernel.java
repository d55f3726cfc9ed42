package dev.hearth.compute.kernels;

import dev.hearth.compute.plan.Scatter;
import java.util.List;
import java.util.Map;

/** A {@link Scatter}: each group its own columns, each walking the positions in order. */
record ScatterKernel(Scatter scatter, KernelShape shape) {
  private static final int COLUMNS = 16;

  void write(KernelPlan.Draft draft) {
    String name = draft.name();
    int columns = Math.max(COLUMNS, shape.items());
    Numbers numbers = new Numbers(shape.ahead());
    String text =
        Template.fill(
            "scatter.c",
            Map.of(
                "ITEMS", shape.items(),
                "COLUMNS", columns,
                "TERMS", numbers.of(scatter.terms()),
                "ROWS", numbers.of(scatter.rows()),
                "WIDTH", numbers.of(scatter.width())));
    long work = (long) columns * (scatter.terms() + 2L * scatter.rows());
    draft.kernel(
        text,
        new Launch(
            name,
            List.of(scatter.labels(), scatter.x(), scatter.out()),
            numbers.values(),
            Math.ceilDiv(scatter.width(), columns),
            shape.items(),
            work));
  }
}
