package dev.hearth.training.program;

import dev.hearth.compute.fold.Type;
import dev.hearth.compute.op.AdamW;
import dev.hearth.compute.op.Add;
import dev.hearth.compute.op.Finite;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.ModelShape;
import java.util.ArrayList;
import java.util.List;

/**
 * A training step: forward, backward with the loss scaled by 2^14, AdamW on every parameter (which
 * undoes the scale), and the count of what is not finite in parameters and moments. A batch that is
 * accumulated goes forward and backward in micro-batches, one after the other; from the second on
 * each gradient is added to the sum of those before it as soon as it is there.
 *
 * @param gradients scaled ones of the whole batch, a variable a parameter
 * @param faults a count for each variable of the state, in its order
 */
public record StepProgram(
    ModelShape shape,
    Hyperparameters hyperparameters,
    Program program,
    Parts parts,
    State state,
    Host host,
    List<Integer> gradients,
    List<Integer> faults) {
  /** Lifts small gradients over the threshold below which {@code Gemm} reads +0. */
  public static final float LOSS_SCALE = 0x1p14f;

  /**
   * The instructions of the first micro-batch begin at 0, those of every other one at {@code more},
   * those after the last one at {@code update}. Without accumulation the first two are all.
   */
  public record Parts(int more, int update, int end) {}

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
   * What the host writes before a micro-batch, and the micro-batch's mean loss that it reads after
   * it. The scale is {@link #LOSS_SCALE} / rows of the whole batch, the schedule AdamW's h.
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

  public static StepProgram of(
      ModelShape shape, Hyperparameters hyperparameters, Activations activations) {
    ProgramBuilder builder = new ProgramBuilder();
    ModelVariables model = ModelVariables.declare(builder, shape);
    State state =
        new State(
            model.variables(), moments(builder, shape, "first"), moments(builder, shape, "second"));
    int batch = hyperparameters.microBatch();
    Host host = Host.declare(builder, Math.multiplyExact(batch, shape.context()));
    MicroBatch part = new MicroBatch(builder, model, host, shape, batch, activations);
    List<Integer> gradients = part.gradients(BackwardPass.Collection.FIRST);
    int more = builder.size();
    if (hyperparameters.accumulation() > 1) {
      part.gradients((parameter, gradient) -> add(builder, model, gradients, parameter, gradient));
    }
    int update = builder.size();
    update(builder, shape, state, host, gradients);
    List<Integer> faults = faults(builder, shape, state);
    Parts parts = new Parts(more, update, builder.size());
    return new StepProgram(
        shape, hyperparameters, builder.build(), parts, state, host, gradients, faults);
  }

  private static int add(
      ProgramBuilder builder,
      ModelVariables model,
      List<Integer> sums,
      int parameter,
      int gradient) {
    int sum = sums.get(parameter);
    builder.into(Add.of(model.parameters().get(parameter).size()), sum, gradient, sum);
    return sum;
  }

  private static List<Integer> moments(ProgramBuilder builder, ModelShape shape, String which) {
    return Parameters.of(shape).stream()
        .map(p -> builder.keep(which + " moment of " + p.name(), Type.F32, p.size()))
        .toList();
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
