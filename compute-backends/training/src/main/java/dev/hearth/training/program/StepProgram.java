package dev.hearth.training.program;

import dev.hearth.compute.Type;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.op.AdamW;
import dev.hearth.compute.op.Batches;
import dev.hearth.compute.op.CrossEntropy;
import dev.hearth.compute.op.Finite;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.Parameter;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A training step: forward, backward with the loss scaled by 2^14, AdamW on every parameter (which
 * undoes the scale), and the count of what is not finite in parameters and moments. The host writes
 * tokens, targets, scale and schedule, and reads the mean loss and the counts.
 *
 * @param scale one word: {@link #LOSS_SCALE} / rows
 * @param schedule AdamW's h
 * @param gradients scaled ones, which a run may overwrite after AdamW has read them
 * @param faults for parameters, first and second moments: a count for each of {@code parameters}
 */
public record StepProgram(
    Program program,
    List<Parameter> parameters,
    List<Integer> values,
    List<Integer> first,
    List<Integer> second,
    List<Integer> gradients,
    List<Integer> faults,
    int tokens,
    int targets,
    int scale,
    int schedule,
    int loss) {
  /** Lifts small gradients over the threshold below which {@code Gemm} reads +0. */
  public static final float LOSS_SCALE = 0x1p14f;

  private static final int VERSION = 1;

  public static StepProgram of(ModelShape shape, int batch) {
    ProgramBuilder builder = new ProgramBuilder();
    int rows = Math.multiplyExact(batch, shape.context());
    ModelVariables model = ModelVariables.declare(builder, shape);
    List<Integer> first = likeParameters(builder, model, "first.");
    List<Integer> second = likeParameters(builder, model, "second.");
    int tokens = builder.keep("tokens", Type.I32, rows);
    int targets = builder.keep("targets", Type.I32, rows);
    int scale = builder.keep("scale", Type.F32, 1);
    int schedule = builder.keep("schedule", Type.F32, AdamW.SCHEDULE);
    int loss = builder.keep("loss", Type.F32, 1);

    ForwardPass forward = new ForwardPass(builder, model, shape, batch);
    int logits = forward.logits(tokens);
    int vocabulary = shape.vocabulary();
    int[] entropy = builder.run(CrossEntropy.forward(rows, vocabulary), logits, targets);
    builder.into(CrossEntropy.mean(rows), entropy[0], loss);
    int dlogits = builder.one(CrossEntropy.gradient(rows, vocabulary), entropy[1], targets, scale);
    BackwardPass backward = new BackwardPass(builder, model, forward, shape, batch);
    List<Integer> gradients = backward.gradients(dlogits, tokens);

    List<Integer> values = model.variables();
    for (int n = 0; n < values.size(); n++) {
      int m = first.get(n);
      int v = second.get(n);
      Operator adamW = AdamW.step(model.parameters().get(n).size());
      builder.into(adamW, values.get(n), gradients.get(n), m, v, schedule, values.get(n), m, v);
    }
    List<Integer> faults = new ArrayList<>();
    for (List<Integer> state : List.of(values, first, second)) {
      faults.addAll(counts(builder, model, state));
    }
    return new StepProgram(
        builder.build(),
        model.parameters(),
        values,
        first,
        second,
        gradients,
        faults,
        tokens,
        targets,
        scale,
        schedule,
        loss);
  }

  /**
   * What a job's programHash has to be: the Merkle root over a header (version, loss scale, number
   * of variables), the operator that draws batches, then the instructions.
   */
  public static Hash hash(ModelShape shape, int batch) {
    return of(shape, batch).hash(Batches.draw(batch));
  }

  private Hash hash(Operator draw) {
    ByteBuffer header =
        ByteBuffer.allocate(3 * Integer.BYTES)
            .putInt(VERSION)
            .putFloat(LOSS_SCALE)
            .putInt(program.variables().size());
    List<Hash> leaves = new ArrayList<>();
    leaves.add(MerkleTree.leaf(MerkleTree.Type.PROGRAM, header.array()));
    leaves.add(MerkleTree.leaf(MerkleTree.Type.PROGRAM, draw.hash()));
    leaves.addAll(program.leaves());
    return MerkleTree.root(MerkleTree.Type.PROGRAM, leaves);
  }

  private static List<Integer> likeParameters(
      ProgramBuilder builder, ModelVariables model, String prefix) {
    return model.parameters().stream()
        .map(p -> builder.keep(prefix + p.name(), Type.F32, p.size()))
        .toList();
  }

  private static List<Integer> counts(
      ProgramBuilder builder, ModelVariables model, List<Integer> state) {
    List<Integer> counts = new ArrayList<>();
    for (int n = 0; n < state.size(); n++) {
      int count = builder.keep("faults", Type.I32, 1);
      builder.into(Finite.count(model.parameters().get(n).size()), state.get(n), count);
      counts.add(count);
    }
    return counts;
  }
}
