package dev.hearth.compute.check;

import dev.hearth.compute.Device;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.op.AdamW;
import dev.hearth.compute.op.Attention;
import dev.hearth.compute.op.Batches;
import dev.hearth.compute.op.CrossEntropy;
import dev.hearth.compute.op.Gelu;
import dev.hearth.compute.op.Gemm;
import dev.hearth.compute.op.LayerNorm;
import java.util.List;

/**
 * A second's worth of trials, for a person who asks whether their device keeps the bits. The whole
 * suite is the conformance room's.
 */
public final class SelfCheck {
  private static final List<Operator> OPERATORS =
      List.of(
          Gemm.nn(13, 35, 300),
          Gemm.nt(13, 35, 300),
          Gemm.tn(13, 35, 300),
          LayerNorm.forward(5, 77),
          LayerNorm.gradient(131, 37),
          Gelu.forward(1001),
          Gelu.gradient(1001),
          Attention.forward(2, 19, 2, 8),
          Attention.gradient(2, 19, 2, 8),
          CrossEntropy.forward(9, 77),
          AdamW.step(1001),
          Batches.draw(99));

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
