package dev.hearth.protocol;

/**
 * How a job trains. Inner steps are AdamW's: batch sequences a step, steps a lease, learning rate
 * with a linear ramp over rampSteps in every round but the first, beta1, beta2, epsilon, decoupled
 * weight decay. The outer step is Nesterov's with its own rate and momentum. A state root is taken
 * every segmentSteps.
 */
public record Hyperparameters(
    int batch,
    int steps,
    int segmentSteps,
    int rampSteps,
    float learningRate,
    float beta1,
    float beta2,
    float epsilon,
    float weightDecay,
    float outerRate,
    float outerMomentum) {
  private static final int LIMIT = 1 << 24;

  public Hyperparameters {
    if (batch < 1 || steps < 1 || segmentSteps < 1 || rampSteps < 0) {
      throw new IllegalArgumentException("batch, steps and segment are at least 1");
    }
  }

  /** How many segments a lease has; the last may be shorter. */
  public int segments() {
    return (steps + segmentSteps - 1) / segmentSteps;
  }

  RecordWriter write(RecordWriter out, int tag) {
    return out.number(tag, batch)
        .number(tag + 1, steps)
        .number(tag + 2, segmentSteps)
        .number(tag + 3, rampSteps)
        .real(tag + 4, learningRate)
        .real(tag + 5, beta1)
        .real(tag + 6, beta2)
        .real(tag + 7, epsilon)
        .real(tag + 8, weightDecay)
        .real(tag + 9, outerRate)
        .real(tag + 10, outerMomentum);
  }

  static Hyperparameters read(RecordReader in, int tag) throws MalformedException {
    try {
      return new Hyperparameters(
          in.count(tag, LIMIT),
          in.count(tag + 1, LIMIT),
          in.count(tag + 2, LIMIT),
          in.count(tag + 3, LIMIT),
          in.real(tag + 4),
          in.real(tag + 5),
          in.real(tag + 6),
          in.real(tag + 7),
          in.real(tag + 8),
          in.real(tag + 9),
          in.real(tag + 10));
    } catch (IllegalArgumentException e) {
      throw new MalformedException("impossible hyperparameters: " + e.getMessage(), e);
    }
  }
}
