package dev.hearth.conformance;

import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.plan.Joined;
import java.util.Map;
import java.util.Set;

/** Operators joined as a program's are. */
final class Joint {
  private Joint() {}

  /** The first, its last output handed over to a tensor of the second and to nothing else. */
  static Operator of(Operator first, Operator second, String handedOver) {
    return of(first, second, handedOver, Set.of(out(first)));
  }

  /** The same with that output stored too. */
  static Operator kept(Operator first, Operator second, String handedOver) {
    return of(first, second, handedOver, Set.of());
  }

  private static Operator of(
      Operator first, Operator second, String handedOver, Set<Integer> inner) {
    int in = second.tensors().indexOf(second.tensor(handedOver));
    return Joined.of(first, second, Map.of(in, out(first)), inner).orElseThrow();
  }

  private static int out(Operator operator) {
    return operator.stages().getLast().out();
  }
}
