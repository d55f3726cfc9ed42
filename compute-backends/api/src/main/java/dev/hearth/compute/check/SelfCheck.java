package dev.hearth.compute.check;

import dev.hearth.compute.Device;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.op.AdamW;
import dev.hearth.compute.op.Add;
import dev.hearth.compute.op.Attention;
import dev.hearth.compute.op.Batches;
import dev.hearth.compute.op.Bias;
import dev.hearth.compute.op.Clock;
import dev.hearth.compute.op.CrossEntropy;
import dev.hearth.compute.op.Embedding;
import dev.hearth.compute.op.Finite;
import dev.hearth.compute.op.Gelu;
import dev.hearth.compute.op.Gemm;
import dev.hearth.compute.op.LayerNorm;
import dev.hearth.compute.op.Outer;
import java.util.List;

/**
 * A second's worth of trials of every operator, for a person who asks whether their device keeps
 * the bits. The whole suite is the conformance room's.
 */
public final class SelfCheck {
  /** Sizes that take a kernel's several ways: more than a tile, a block, a lane, a group. */
  public static final List<Operator> OPERATORS =
      List.of(
          Add.of(1001),
          Bias.forward(33, 47),
          Bias.gradient(131, 37),
          Gemm.nn(67, 70, 300),
          Gemm.nt(13, 35, 300),
          Gemm.tn(13, 35, 300),
          LayerNorm.forward(5, 77),
          LayerNorm.gradient(131, 37),
          Gelu.forward(1001),
          Gelu.gradient(1001),
          Attention.forward(2, 19, 2, 8),
          Attention.gradient(2, 19, 2, 8),
          CrossEntropy.forward(9, 77),
          CrossEntropy.gradient(9, 77),
          CrossEntropy.mean(77),
          Embedding.forward(2, 19, 11, 24),
          Embedding.gradient(2, 19, 33, 70),
          AdamW.step(1001),
          Finite.count(5001),
          Batches.draw(99),
          Batches.key(4),
          Batches.part(3, 5),
          Batches.sequences(3, 7, 50, 1),
          Clock.tick(9),
          Clock.row(11, 9),
          Outer.update(1001),
          Outer.nesterov(1001, 3));

  private SelfCheck() {}

  public static Conformity of(Device device) {
    List<Trial> trials =
        OPERATORS.stream()
            .flatMap(o -> List.of(Flavor.ORDINARY, Flavor.SPREAD).stream().map(f -> trial(o, f)))
            .toList();
    return DeviceCheck.of(device, trials);
  }

  private static Trial trial(Operator operator, Flavor flavor) {
    return new Trial(operator, flavor, 1);
  }
}
