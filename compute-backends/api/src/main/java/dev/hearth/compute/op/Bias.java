package dev.hearth.compute.op;

import static dev.hearth.compute.fold.Index.i;

import dev.hearth.compute.fold.Definition;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.TensorRef;

/** One number a column, added to every row. */
public final class Bias {
  private Bias() {}

  /** x[rows,cols], b[cols] -> y[rows,cols] = x + b. */
  public static Operator forward(int rows, int cols) {
    Definition d = new Definition("bias");
    TensorRef x = d.in("x", rows, cols);
    TensorRef b = d.in("b", cols);
    d.map(d.out("y", rows, cols), c -> c.at(x, i(0), i(1)).add(c.at(b, i(1))));
    return d.build();
  }

  /**
   * dy[rows,cols] -> db[cols], the sums of the columns: blocks of 128 rows in order, then the block
   * sums in order.
   */
  public static Operator gradient(int rows, int cols) {
    Definition d = new Definition("bias.gradient");
    TensorRef dy = d.in("dy", rows, cols);
    TensorRef db = d.out("db", cols);
    BlockSum.ofRows(d, rows).into(db, (c, sum, row) -> Sum.of(c, sum, c.at(dy, row, i(1))));
    return d.build();
  }
}
