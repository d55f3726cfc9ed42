package dev.hearth.training;

import dev.hearth.training.program.Parameters;

/** Parameters and AdamW's two moments, each one vector in the order of {@link Parameters}. */
record ModelState(float[] parameters, float[] first, float[] second) {

  static ModelState zero(int size) {
    return new ModelState(new float[size], new float[size], new float[size]);
  }

  /** A copy of the weights, and moments of zero. */
  static ModelState fresh(Weights weights) {
    int size = weights.values().length;
    return new ModelState(weights.values().clone(), new float[size], new float[size]);
  }
}
