package dev.hearth.training;

import dev.hearth.protocol.ModelShape;
import dev.hearth.training.program.Parameter;
import dev.hearth.training.program.Parameters;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * GPT-2's start: matrices and embeddings normal, the two projections back into the residual stream
 * divided by sqrt(2 layers), gains 1, biases 0. The deviation, 0.64 / sqrt(width), is GPT-2's 0.02
 * at a width of 1,024; at 128 a fixed 0.02 costs a hundred steps before the loss leaves that of
 * single letters. One seed gives the same bits on every platform: L64X128MixRandom feeds Box and
 * Muller's transform in StrictMath.
 */
public final class InitialWeights {
  private static final double DEVIATION_TIMES_ROOT_WIDTH = 0.64;
  private static final String GENERATOR = "L64X128MixRandom";

  private InitialWeights() {}

  public static Weights of(ModelShape shape, long seed) {
    RandomGenerator random = RandomGeneratorFactory.of(GENERATOR).create(seed);
    float[] values = new float[Math.toIntExact(shape.parameters())];
    for (Parameter parameter : Parameters.of(shape)) {
      fill(values, parameter, shape, random);
    }
    return new Weights(shape, values);
  }

  private static void fill(
      float[] values, Parameter parameter, ModelShape shape, RandomGenerator random) {
    int end = parameter.offset() + parameter.size();
    if (parameter.shape().size() == 1) {
      boolean gain = parameter.name().endsWith(".weight");
      Arrays.fill(values, parameter.offset(), end, gain ? 1 : 0);
      return;
    }
    double deviation = DEVIATION_TIMES_ROOT_WIDTH / StrictMath.sqrt(shape.width());
    if (parameter.name().endsWith("c_proj.weight")) {
      deviation /= StrictMath.sqrt(2.0 * shape.layers());
    }
    for (int at = parameter.offset(); at < end; at++) {
      values[at] = (float) (deviation * normal(random));
    }
  }

  private static double normal(RandomGenerator random) {
    double radius = StrictMath.sqrt(-2 * StrictMath.log(1 - random.nextDouble()));
    return radius * StrictMath.cos(2 * Math.PI * random.nextDouble());
  }
}
