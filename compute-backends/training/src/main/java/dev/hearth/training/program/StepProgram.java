package dev.hearth.training.program;

import dev.hearth.compute.fold.Type;
import dev.hearth.compute.op.AdamW;
import dev.hearth.compute.op.Batches;
import dev.hearth.compute.op.CrossEntropy;
import dev.hearth.compute.op.Finite;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;
import dev.hearth.protocol.ModelShape;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * A training step: forward, backward with the loss scaled by 2^14, AdamW on every parameter (which
 * undoes the scale), and the count of what is not finite in parameters and moments.
 *
 * @param gradients scaled ones, a variable a parameter
 * @param faults a count for each variable of the state, in its order
 */
public record StepProgram(
    ModelShape shape,
    int batch,
    Program program,
    State state,
    Host host,
    List<Integer> gradients,
    List<Integer> faults) {
  /** Lifts small gradients over the threshold below which {@code Gemm} reads +0. */
  public static final float LOSS_SCALE = 0x1p14f;

  private static final int VERSION = 1;

  /** Parameters and moments, a variable a parameter each. */
  public record State(List<Integer> values, List<Integer> first, List<Integer> second) {
    /** All of them: parameters, first, second moments. */
    public List<Integer> all() {
      List<Integer> all = new ArrayList<>(values);
      all.addAll(first);
      all.addAll(second);
      return all;
    }
  }

  /**
   * What the host writes before a run, and the mean loss it reads after it. The scale is {@link
   * #LOSS_SCALE} / rows, the schedule AdamW's h.
   */
  public record Host(int tokens, int targets, int scale, int schedule, int loss) {
    static Host declare(ProgramBuilder builder, int rows) {
      return new Host(
          builder.keep("tokens", Type.I32, rows),
          builder.keep("targets", Type.I32, rows),
          builder.keep("scale", Type.F32, 1),
          builder.keep("schedule", Type.F32, AdamW.SCHEDULE),
          builder.keep("loss", Type.F32, 1));
    }
  }

  public static StepProgram of(ModelShape shape, int batch, Activations activations) {
    ProgramBuilder builder = new ProgramBuilder();
    ModelVariables model = ModelVariables.declare(builder, shape);
    State state =
        new State(
            model.variables(), moments(builder, shape, "first"), moments(builder, shape, "second"));
    Host host = Host.declare(builder, Math.multiplyExact(batch, shape.context()));
    List<Integer> gradients = gradients(builder, model, host, shape, batch, activations);
    update(builder, shape, state, host, gradients);
    List<Integer> faults = faults(builder, shape, state);
    return new StepProgram(shape, batch, builder.build(), state, host, gradients, faults);
  }

  /**
   * What the programHash of a job with this shape and batch has to be: the Merkle root over a
   * header (version, loss scale, number of variables; big endian), the operator that draws batches,
   * then the instructions, activations being kept.
   */
  public static Hash hash(ModelShape shape, int batch) {
    return of(shape, batch, Activations.KEPT).hash();
  }

  private Hash hash() {
    ByteBuffer header =
        ByteBuffer.allocate(3 * Integer.BYTES)
            .putInt(VERSION)
            .putFloat(LOSS_SCALE)
            .putInt(program.variables().size());
    List<Hash> leaves = new ArrayList<>();
    leaves.add(MerkleTree.leaf(MerkleTree.Type.PROGRAM, header.array()));
    leaves.add(MerkleTree.leaf(MerkleTree.Type.PROGRAM, Batches.draw(batch).hash()));
    leaves.addAll(program.leaves());
    return MerkleTree.root(MerkleTree.Type.PROGRAM, leaves);
  }

  private static List<Integer> moments(ProgramBuilder builder, ModelShape shape, String which) {
    return Parameters.of(shape).stream()
        .map(p -> builder.keep(which + " moment of " + p.name(), Type.F32, p.size()))
        .toList();
  }

  private static List<Integer> gradients(
      ProgramBuilder builder,
      ModelVariables model,
      Host host,
      ModelShape shape,
      int batch,
      Activations activations) {
    int rows = Math.multiplyExact(batch, shape.context());
    int vocabulary = shape.vocabulary();
    ForwardPass forward = new ForwardPass(builder, model, shape, batch);
    int logits = forward.logits(host.tokens());
    int[] entropy = builder.run(CrossEntropy.forward(rows, vocabulary), logits, host.targets());
    builder.into(CrossEntropy.mean(rows), entropy[0], host.loss());
    int dlogits =
        builder.one(
            CrossEntropy.gradient(rows, vocabulary), entropy[1], host.targets(), host.scale());
    return new BackwardPass(builder, model, forward, shape, batch, activations)
        .gradients(dlogits, host.tokens());
  }

  private static void update(
      ProgramBuilder builder, ModelShape shape, State state, Host host, List<Integer> gradients) {
    List<Parameter> parameters = Parameters.of(shape);
    for (int n = 0; n < parameters.size(); n++) {
      int p = state.values().get(n);
      int m = state.first().get(n);
      int v = state.second().get(n);
      builder.into(
          AdamW.step(parameters.get(n).size()),
          p,
          gradients.get(n),
          m,
          v,
          host.schedule(),
          p,
          m,
          v);
    }
  }

  private static List<Integer> faults(ProgramBuilder builder, ModelShape shape, State state) {
    List<Parameter> parameters = Parameters.of(shape);
    List<Integer> faults = new ArrayList<>();
    for (int variable : state.all()) {
      int count = builder.keep("faults", Type.I32, 1);
      int size = parameters.get(faults.size() % parameters.size()).size();
      builder.into(Finite.count(size), variable, count);
      faults.add(count);
    }
    return faults;
  }
}
