package dev.hearth.compute.op;

import static dev.hearth.compute.fold.Index.i;

import dev.hearth.compute.fold.Definition;
import dev.hearth.compute.fold.Index;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.TensorRef;
import dev.hearth.compute.fold.Value;

/** Softmax and the negative log-likelihood of one target a row; targets are below vocab. */
public final class CrossEntropy {
  private static final Index ROW = i(0);
  private static final Index COLUMN = i(1);

  private CrossEntropy() {}

  /**
   * logits[rows,vocab], targets[rows] integers -> loss[rows], probabilities[rows,vocab].
   *
   * <p>Order: max, subtract, exp, sum in 32 lanes; loss = ln(sum) - (logit - max).
   */
  public static Operator forward(int rows, int vocab) {
    Definition d = new Definition("crossEntropy");
    TensorRef logits = d.in("logits", rows, vocab);
    TensorRef targets = d.inInts("targets", rows);
    TensorRef loss = d.out("loss", rows);
    TensorRef probabilities = d.out("probabilities", rows, vocab);
    int[] each = {rows};
    TensorRef max = Lanes.of(d, "max", each, vocab).max((c, column) -> c.at(logits, ROW, column));
    TensorRef exp = d.virtual("exp", rows, vocab);
    d.map(exp, c -> Exp.of(c, Sum.difference(c, c.at(logits, ROW, COLUMN), c.at(max, ROW))));
    TensorRef sum = Lanes.of(d, "sum", each, vocab).sum((c, column) -> c.at(exp, ROW, column));
    d.map(
        loss,
        c -> {
          Value target = c.gather(logits, 1, targets.element(ROW), ROW);
          return Log.of(c, c.at(sum, ROW)).sub(target.sub(c.at(max, ROW)));
        });
    TensorRef inverse = d.virtual("inverse", rows);
    d.map(inverse, c -> Reciprocal.of(c, c.at(sum, ROW)));
    d.map(probabilities, c -> c.at(exp, ROW, COLUMN).mul(c.at(inverse, ROW)));
    return d.build();
  }

  /**
   * probabilities[rows,vocab], targets[rows] integers, scale[1] -> dlogits[rows,vocab] =
   * (probability - (1 at the target)) scale. The scale holds 1/rows and the loss scaling.
   */
  public static Operator gradient(int rows, int vocab) {
    Definition d = new Definition("crossEntropy.gradient");
    TensorRef probabilities = d.in("probabilities", rows, vocab);
    TensorRef targets = d.inInts("targets", rows);
    TensorRef scale = d.in("scale", 1);
    TensorRef dlogits = d.out("dlogits", rows, vocab);
    d.map(
        dlogits,
        c -> {
          Value hit = c.at(targets, ROW).equalTo(c.index(1));
          Value wanted = c.select(hit, c.f32(1), c.f32(0));
          Value error = Sum.difference(c, c.at(probabilities, ROW, COLUMN), wanted);
          return error.mul(c.at(scale, Index.of(0)));
        });
    return d.build();
  }

  /** loss[rows] -> mean[1], summed in 32 lanes. */
  public static Operator mean(int rows) {
    Definition d = new Definition("crossEntropy.mean");
    TensorRef loss = d.in("loss", rows);
    TensorRef mean = d.out("mean", 1);
    int[] one = {1};
    TensorRef sum = Lanes.of(d, "sum", one, rows).sum((c, row) -> c.at(loss, row));
    d.map(mean, c -> c.at(sum, i(0)).mul(1.0 / rows));
    return d.build();
  }
}
