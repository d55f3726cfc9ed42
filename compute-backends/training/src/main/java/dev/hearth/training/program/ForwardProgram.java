package dev.hearth.training.program;

import dev.hearth.compute.fold.Type;
import dev.hearth.compute.op.CrossEntropy;
import dev.hearth.protocol.ModelShape;
import java.util.List;

/**
 * The model forward, without what only training needs. The host writes tokens (and targets) and
 * reads the result.
 */
public record ForwardProgram(
    Program program, List<Integer> values, int tokens, int targets, int result) {
  private static final int NO_TARGETS = -1;

  /** The result is the mean loss, one word. */
  public static ForwardProgram loss(ModelShape shape, int batch) {
    ProgramBuilder builder = new ProgramBuilder();
    int rows = Math.multiplyExact(batch, shape.context());
    ModelVariables model = ModelVariables.declare(builder, shape);
    int tokens = builder.keep("tokens", Type.I32, rows);
    int targets = builder.keep("targets", Type.I32, rows);
    int loss = builder.keep("loss", Type.F32, 1);
    int logits = new ForwardPass(builder, model, shape, batch).logits(tokens);
    int[] entropy = builder.run(CrossEntropy.forward(rows, shape.vocabulary()), logits, targets);
    builder.into(CrossEntropy.mean(rows), entropy[0], loss);
    return new ForwardProgram(builder.build(), model.variables(), tokens, targets, loss);
  }

  /** The result is the logits [context, vocabulary] of one sequence; there are no targets. */
  public static ForwardProgram logits(ModelShape shape) {
    ProgramBuilder builder = new ProgramBuilder();
    ModelVariables model = ModelVariables.declare(builder, shape);
    int tokens = builder.keep("tokens", Type.I32, shape.context());
    long size = Math.multiplyExact(shape.context(), shape.vocabulary());
    int logits = builder.keep("logits", Type.F32, size);
    ForwardPass pass = new ForwardPass(builder, model, shape, 1);
    int hidden = pass.hidden(tokens);
    builder.into(pass.head(), hidden, model.variable(Parameters.TOKENS), logits);
    return new ForwardProgram(builder.build(), model.variables(), tokens, NO_TARGETS, logits);
  }
}
