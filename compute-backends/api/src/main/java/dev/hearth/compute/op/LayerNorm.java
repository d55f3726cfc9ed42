package dev.hearth.compute.op;

import static dev.hearth.compute.fold.Index.i;

import dev.hearth.compute.fold.Code;
import dev.hearth.compute.fold.Definition;
import dev.hearth.compute.fold.Index;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.TensorRef;
import dev.hearth.compute.fold.Value;

/**
 * Layer normalisation with gain and bias, eps 1e-5: mean and variance in two passes, each a
 * reduction in 32 lanes.
 */
public final class LayerNorm {
  private static final double EPSILON = 1e-5;

  /** Keeps 1/sqrt in its domain. */
  private static final double LARGEST_VARIANCE = 0x1p100;

  private static final Index ROW = i(0);
  private static final Index COLUMN = i(1);

  private LayerNorm() {}

  /** x[rows,cols], g[cols], b[cols] -> mean[rows], rstd[rows], y[rows,cols]. */
  public static Operator forward(int rows, int cols) {
    Definition d = new Definition("layerNorm");
    TensorRef x = d.in("x", rows, cols);
    TensorRef g = d.in("g", cols);
    TensorRef b = d.in("b", cols);
    TensorRef mean = d.out("mean", rows);
    TensorRef rstd = d.out("rstd", rows);
    TensorRef y = d.out("y", rows, cols);
    int[] each = {rows};
    TensorRef sum = Lanes.of(d, "sum", each, cols).sum((c, column) -> c.at(x, ROW, column));
    d.map(mean, c -> c.at(sum, ROW).mul(1.0 / cols));
    TensorRef squares =
        Lanes.of(d, "squares", each, cols).sum((c, column) -> square(centred(c, x, mean, column)));
    d.map(rstd, c -> inverseDeviation(c, c.at(squares, ROW).fma(1.0 / cols, EPSILON)));
    d.map(y, c -> normal(c, x, mean, rstd).fma(c.at(g, COLUMN), c.at(b, COLUMN)));
    return d.build();
  }

  /**
   * x[rows,cols], mean[rows], rstd[rows], g[cols], dy[rows,cols] -> dx[rows,cols], dg[cols],
   * db[cols].
   *
   * <p>With n the normalised row and e = dy g: dx = rstd (e - mean(e) - n mean(e n)). dg and db are
   * column sums in blocks of 128 rows.
   */
  public static Operator gradient(int rows, int cols) {
    Definition d = new Definition("layerNorm.gradient");
    TensorRef x = d.in("x", rows, cols);
    TensorRef mean = d.in("mean", rows);
    TensorRef rstd = d.in("rstd", rows);
    TensorRef g = d.in("g", cols);
    TensorRef dy = d.in("dy", rows, cols);
    TensorRef dx = d.out("dx", rows, cols);
    TensorRef dg = d.out("dg", cols);
    TensorRef db = d.out("db", cols);
    TensorRef n = d.virtual("n", rows, cols);
    d.map(n, c -> normal(c, x, mean, rstd));
    TensorRef e = d.virtual("e", rows, cols);
    d.map(e, c -> c.at(dy, ROW, COLUMN).mul(c.at(g, COLUMN)));
    rowGradient(d, dx, n, e, rstd);
    BlockSum columns = BlockSum.ofRows(d, rows);
    columns.into(dg, (c, sum, row) -> Sum.of(c, sum, c.at(dy, row, i(1)).mul(c.at(n, row, i(1)))));
    columns.into(db, (c, sum, row) -> Sum.of(c, sum, c.at(dy, row, i(1))));
    return d.build();
  }

  private static void rowGradient(
      Definition d, TensorRef dx, TensorRef n, TensorRef e, TensorRef rstd) {
    int[] rows = {dx.tensor().shape().get(0)};
    int cols = dx.tensor().shape().get(1);
    TensorRef sumE = Lanes.of(d, "sumE", rows, cols).sum((c, column) -> c.at(e, ROW, column));
    TensorRef sumEn =
        Lanes.of(d, "sumEn", rows, cols)
            .sum((c, column) -> c.at(e, ROW, column).mul(c.at(n, ROW, column)));
    d.map(
        dx,
        c -> {
          Value meanE = c.at(sumE, ROW).mul(1.0 / cols);
          Value meanEn = c.at(sumEn, ROW).mul(1.0 / cols);
          Value removed = c.at(n, ROW, COLUMN).fma(meanEn, meanE);
          return c.at(e, ROW, COLUMN).sub(removed).mul(c.at(rstd, ROW));
        });
  }

  private static Value normal(Code c, TensorRef x, TensorRef mean, TensorRef rstd) {
    return centred(c, x, mean, COLUMN).mul(c.at(rstd, ROW));
  }

  private static Value centred(Code c, TensorRef x, TensorRef mean, Index column) {
    return Sum.difference(c, c.at(x, ROW, column), c.at(mean, ROW));
  }

  private static Value square(Value x) {
    return x.mul(x);
  }

  private static Value inverseDeviation(Code c, Value variance) {
    return ReciprocalRoot.of(c, variance.min(LARGEST_VARIANCE));
  }
}
