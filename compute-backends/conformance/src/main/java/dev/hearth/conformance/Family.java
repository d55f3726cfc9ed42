package dev.hearth.conformance;

import dev.hearth.compute.fold.Operator;
import java.util.List;

/**
 * A factory of operators and the shapes it is tried at.
 *
 * @param factory class and method, as in "Gemm.nn"
 * @param operators awkward shapes: single elements, odd sizes, just past a block or a lane
 */
record Family(String factory, List<Operator> operators) {
  static Family of(String factory, Operator... operators) {
    return new Family(factory, List.of(operators));
  }

  @Override
  public String toString() {
    return factory;
  }
}
