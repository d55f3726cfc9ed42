package dev.hearth.protocol;

/**
 * How a job trains. Inner steps are AdamW's: batch sequences a step, steps a lease, learning rate
 * with a linear ramp over rampSteps in every round but the first, beta1, beta2, epsilon, decoupled
 * weight decay. The outer step is Nesterov's with its own rate and momentum. A state root is taken
 * every segmentSteps. Accumulation cuts a batch into so many micro-batches of equal size, one after
 * the other, whose gradients are added in that order.
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
    float outerMomentum,
    int accumulation) {
  /** The first version of the record that can say accumulation, and always does. */
  static final int ACCUMULATING = 2;

  private static final int LIMIT = 1 << 24;

  public Hyperparameters {
    if (batch < 1 || steps < 1 || segmentSteps < 1 || rampSteps < 0 || accumulation < 1) {
      throw new IllegalArgumentException("batch, steps, segment, accumulation are at least 1");
    }
    if (batch % accumulation != 0) {
      throw new IllegalArgumentException(
          "a batch of %d does not fall into %d equal parts".formatted(batch, accumulation));
    }
  }

  /** Without accumulation. */
  public Hyperparameters(
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
    this(
        batch,
        steps,
        segmentSteps,
        rampSteps,
        learningRate,
        beta1,
        beta2,
        epsilon,
        weightDecay,
        outerRate,
        outerMomentum,
        1);
  }

  /** The same but for this; throws IllegalArgumentException when it does not divide the batch. */
  public Hyperparameters accumulating(int microBatches) {
    return with(steps, microBatches);
  }

  /** The same but for how many steps a lease has. */
  public Hyperparameters stopping(int afterSteps) {
    return with(afterSteps, accumulation);
  }

  private Hyperparameters with(int otherSteps, int microBatches) {
    return new Hyperparameters(
        batch,
        otherSteps,
        segmentSteps,
        rampSteps,
        learningRate,
        beta1,
        beta2,
        epsilon,
        weightDecay,
        outerRate,
        outerMomentum,
        microBatches);
  }

  /** Sequences that are on the device at a time. */
  public int microBatch() {
    return batch / accumulation;
  }

  /** How many segments a lease has; the last may be shorter. */
  public int segments() {
    return (steps + segmentSteps - 1) / segmentSteps;
  }

  /** The first version of the record that can say them. */
  int version() {
    return accumulation == 1 ? 1 : ACCUMULATING;
  }

  RecordWriter write(RecordWriter out, int tag) {
    writeFirst(out, tag);
    return accumulation == 1 ? out : out.number(tag + 11, accumulation);
  }

  private void writeFirst(RecordWriter out, int tag) {
    out.number(tag, batch)
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
      Hyperparameters first = readFirst(in, tag);
      return saysAccumulation(in, tag + 11)
          ? first.accumulating(accumulation(in.count(tag + 11, LIMIT)))
          : first;
    } catch (IllegalArgumentException e) {
      throw new MalformedException("impossible hyperparameters: " + e.getMessage(), e);
    }
  }

  private static boolean saysAccumulation(RecordReader in, int tag) {
    return in.version() == ACCUMULATING || in.version() > ACCUMULATING && in.has(tag);
  }

  /** One record has one encoding, so what can be left unsaid is. */
  private static int accumulation(int read) throws MalformedException {
    if (read < 2) {
      throw new MalformedException("accumulation " + read + " need not be said");
    }
    return read;
  }

  private static Hyperparameters readFirst(RecordReader in, int tag) throws MalformedException {
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
  }
}
