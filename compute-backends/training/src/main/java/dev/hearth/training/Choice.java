package dev.hearth.training;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** Draws a token from its logits. */
final class Choice {
  private final Sampling sampling;
  private final RandomGenerator random;

  Choice(Sampling sampling, RandomGenerator random) {
    this.sampling = sampling;
    this.random = random;
  }

  int of(float[] logits) {
    int[] likeliest = likeliest(logits);
    if (sampling.temperature() == 0) {
      return likeliest[0];
    }
    double[] weights = weights(logits, likeliest);
    double left = random.nextDouble() * Arrays.stream(weights).sum();
    for (int n = 0; n < likeliest.length; n++) {
      left -= weights[n];
      if (left < 0) {
        return likeliest[n];
      }
    }
    return likeliest[0];
  }

  /** The tokens that may be drawn, the likeliest first; of equals, the lower token. */
  private int[] likeliest(float[] logits) {
    Comparator<Integer> byLogit = Comparator.comparingDouble(token -> -logits[token]);
    return IntStream.range(0, logits.length)
        .boxed()
        .sorted(byLogit)
        .limit(sampling.topK() == 0 ? logits.length : sampling.topK())
        .mapToInt(Integer::intValue)
        .toArray();
  }

  private double[] weights(float[] logits, int[] tokens) {
    double highest = logits[tokens[0]];
    return Arrays.stream(tokens)
        .mapToDouble(token -> StrictMath.exp((logits[token] - highest) / sampling.temperature()))
        .toArray();
  }
}
