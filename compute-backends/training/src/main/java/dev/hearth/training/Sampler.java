package dev.hearth.training;

import dev.hearth.compute.Device;
import java.util.function.IntConsumer;

/** Writes text as the model would go on. Keeps its buffers; for one thread. */
public final class Sampler implements AutoCloseable {
  public Sampler(Device device, Weights weights) {
    throw new UnsupportedOperationException("lands with the operators");
  }

  /**
   * Draws {@code count} tokens after the prompt, each handed over as it is drawn.
   *
   * @param prompt tokens; an empty one starts at token 0
   */
  public void sample(int[] prompt, int count, Sampling sampling, StopSignal stop, IntConsumer to) {
    throw new UnsupportedOperationException("lands with the operators");
  }

  @Override
  public void close() {}
}
