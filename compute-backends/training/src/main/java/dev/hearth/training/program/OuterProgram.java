package dev.hearth.training.program;

import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.SingleStage;
import dev.hearth.compute.fold.Type;
import dev.hearth.compute.op.Clock;
import dev.hearth.compute.op.Outer;
import dev.hearth.protocol.ModelShape;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * The step between rounds in the form of a lease of one step (verifier's docs/dispute.md, The outer
 * step): what combines a round's updates is disputed by the same rules, before the same contract,
 * as what made them. Its states are weights, momentum and the mean update; its inputs the updates,
 * the share of each, and the rates.
 */
public final class OuterProgram {
  private static final int RATES = 2;

  private OuterProgram() {}

  /**
   * Of a job's rounds.
   *
   * @param shards updates a round
   */
  public static TracedProgram of(ModelShape shape, int shards) {
    Staged.Builder builder = new Staged.Builder();
    List<Parameter> parameters = Parameters.of(shape);
    List<Integer> weights = declare(builder, TracedProgram.STATE, "weights of ", parameters, 1);
    List<Integer> momentum = declare(builder, TracedProgram.STATE, "momentum of ", parameters, 1);
    List<Integer> mean = declare(builder, TracedProgram.STATE, "mean update of ", parameters, 1);
    int clock = builder.add(TracedProgram.STATE, new Variable("clock", Type.I32, 1, true));
    List<Integer> updates =
        declare(builder, TracedProgram.INPUTS, "updates of ", parameters, shards);
    int share = input(builder, "share", shards);
    int rates = input(builder, "rates", RATES);
    // A region has one variable at least; nothing is put aside here.
    builder.add(TracedProgram.WORK, new Variable("nothing", Type.F32, 1, true));
    for (int n = 0; n < parameters.size(); n++) {
      Map<String, Integer> bound =
          Map.of(
              "weights", weights.get(n),
              "weights1", weights.get(n),
              "momentum", momentum.get(n),
              "momentum1", momentum.get(n),
              "mean", mean.get(n),
              "updates", updates.get(n),
              "share", share,
              "h", rates);
      run(builder, Outer.nesterov(parameters.get(n).size(), shards), bound);
    }
    builder.run(new Instruction(Clock.tick(1), List.of(clock, clock)));
    TracedProgram.Parts parts = new TracedProgram.Parts(builder.size(), 0, 0, 0);
    return new TracedProgram(1, 1, parts, builder.build(), TracedProgram.update(shape));
  }

  private static List<Integer> declare(
      Staged.Builder builder, int region, String what, List<Parameter> parameters, int times) {
    return parameters.stream()
        .map(
            p -> new Variable(what + p.name(), Type.F32, Math.multiplyExact(p.size(), times), true))
        .map(variable -> builder.add(region, variable))
        .toList();
  }

  private static int input(Staged.Builder builder, String name, int size) {
    return builder.add(TracedProgram.INPUTS, new Variable(name, Type.F32, size, true));
  }

  /** Stage by stage; what is virtual in the operator is a variable here as well. */
  private static void run(Staged.Builder builder, Operator operator, Map<String, Integer> bound) {
    List<Integer> variables =
        operator.tensors().stream().map(tensor -> bound.get(tensor.name())).toList();
    for (SingleStage single : SingleStage.of(operator)) {
      IntStream tensors = single.tensors().stream().mapToInt(Integer::intValue);
      builder.run(new Instruction(single.operator(), tensors.mapToObj(variables::get).toList()));
    }
  }
}
