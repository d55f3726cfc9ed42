package dev.hearth.training;

/**
 * How tokens are drawn: from the topK likeliest (0: from all), their logits divided by the
 * temperature (0: always the likeliest), with a generator of this seed.
 */
public record Sampling(float temperature, int topK, long seed) {
  public Sampling {
    if (!(temperature >= 0) || topK < 0) {
      throw new IllegalArgumentException("temperature and top-k are not negative");
    }
  }
}
