package dev.hearth.node.provider;

import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.ModelShape;

/**
 * Roughly what training a shard holds on the device, in bytes: weights, gradients, two moments and
 * the start (five vectors), and the activations of one batch, forward and backward: per layer some
 * 34 widths and the attention matrices of every head, and the logits.
 */
final class MemoryNeed {
  private static final long VECTORS = 5;
  private static final long WIDTHS = 34;

  private MemoryNeed() {}

  static long of(JobSpec job) {
    ModelShape model = job.model();
    long positions = (long) job.hyperparameters().batch() * model.context();
    long attention = 3L * model.heads() * model.context();
    long activations = model.layers() * (WIDTHS * model.width() + attention);
    long floats =
        VECTORS * model.parameters() + positions * (activations + 2L * model.vocabulary());
    return floats * Float.BYTES;
  }
}
