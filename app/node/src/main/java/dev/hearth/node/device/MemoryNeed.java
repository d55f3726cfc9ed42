package dev.hearth.node.device;

import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.ModelShape;

/**
 * Roughly what training a shard holds on the device, in bytes: weights, gradients, two moments and
 * the start (five vectors), and the activations of one batch, forward and backward: per layer some
 * 34 widths and the attention matrices of every head, and the logits.
 */
public final class MemoryNeed {
  private static final long VECTORS = 5;
  private static final long WIDTHS = 34;

  private MemoryNeed() {}

  public static long of(JobSpec job) {
    return of(job.model(), job.hyperparameters().batch());
  }

  /** Long.MAX_VALUE when it is more than a long can say. */
  public static long of(ModelShape model, int batch) {
    try {
      return exact(model, batch);
    } catch (ArithmeticException tooLarge) {
      return Long.MAX_VALUE;
    }
  }

  private static long exact(ModelShape model, int sequences) {
    long positions = (long) sequences * model.context();
    long attention = 3L * model.heads() * model.context();
    long layer = Math.addExact(WIDTHS * model.width(), attention);
    long activations = Math.multiplyExact(model.layers(), layer);
    long batch = Math.multiplyExact(positions, activations + 2L * model.vocabulary());
    long vectors = Math.multiplyExact(VECTORS, model.parameters());
    return Math.multiplyExact(Math.addExact(vectors, batch), Float.BYTES);
  }
}
