package dev.hearth.training;

import dev.hearth.protocol.ModelShape;
import dev.hearth.training.program.Parameters;

/**
 * A model's parameters, one after the other in the order of {@link Parameters}. The array is shared
 * with whoever made it and is not written again.
 */
public record Weights(ModelShape shape, float[] values) {
  public Weights {
    if (values.length != shape.parameters()) {
      throw new IllegalArgumentException(
          values.length + " values for a model of " + shape.parameters() + " parameters");
    }
  }
}
