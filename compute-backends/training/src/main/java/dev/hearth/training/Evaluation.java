package dev.hearth.training;

import dev.hearth.compute.Device;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.data.Tokens;

/** The validation loss: the mean over the first 10 batches in file order. Keeps its buffers. */
public final class Evaluation implements AutoCloseable {
  public Evaluation(Device device, ModelShape shape, int batch) {
    throw new UnsupportedOperationException("lands with the operators");
  }

  /** The mean loss in nats a token. */
  public float loss(Weights weights, Tokens validation) {
    throw new UnsupportedOperationException("lands with the operators");
  }

  @Override
  public void close() {}
}
