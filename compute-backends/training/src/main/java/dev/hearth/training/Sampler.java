package dev.hearth.training;

import dev.hearth.compute.Device;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.program.Execution;
import dev.hearth.training.program.ForwardProgram;
import dev.hearth.training.program.Parameters;
import java.util.Arrays;
import java.util.function.IntConsumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/**
 * Writes text as the model would go on; equal seeds write equal text. Positions are learned, so
 * once the context is full it slides and each token costs a pass over all of it. Keeps its buffers;
 * for one thread.
 */
public final class Sampler implements AutoCloseable {
  private static final String GENERATOR = "L64X128MixRandom";

  private final ForwardProgram forward;
  private final Execution execution;
  private final ModelShape shape;
  private final int[] window;
  private final float[] logits;

  public Sampler(Device device, Weights weights) {
    this.shape = weights.shape();
    this.window = new int[shape.context()];
    this.logits = new float[shape.vocabulary()];
    this.forward = ForwardProgram.logits(shape);
    this.execution = new Execution(device, forward.program());
    execution.write(Parameters.of(shape), forward.values(), weights.values());
  }

  /**
   * Draws {@code count} tokens after the prompt, each handed over as it is drawn.
   *
   * @param prompt tokens; an empty one starts at token 0
   */
  public void sample(int[] prompt, int count, Sampling sampling, IntConsumer to) {
    RandomGenerator random = RandomGeneratorFactory.of(GENERATOR).create(sampling.seed());
    Choice choice = new Choice(sampling, random);
    int filled = begin(prompt);
    for (int n = 0; n < count; n++) {
      int token = choice.of(logitsAfter(filled));
      to.accept(token);
      filled = append(filled, token);
    }
  }

  /** The end of the prompt into the window; gives how many tokens are in it. */
  private int begin(int[] prompt) {
    Arrays.fill(window, 0);
    int count = Math.min(prompt.length, window.length);
    System.arraycopy(prompt, prompt.length - count, window, 0, count);
    return Math.max(1, count);
  }

  private int append(int filled, int token) {
    if (filled < window.length) {
      window[filled] = token;
      return filled + 1;
    }
    System.arraycopy(window, 1, window, 0, window.length - 1);
    window[window.length - 1] = token;
    return filled;
  }

  /** What stands after the filled part of the window changes nothing before it. */
  private float[] logitsAfter(int filled) {
    execution.buffer(forward.tokens()).write(0, window, 0, window.length);
    execution.run();
    long at = (long) (filled - 1) * shape.vocabulary();
    execution.buffer(forward.result()).read(at, logits, 0, logits.length);
    return logits;
  }

  @Override
  public void close() {
    execution.close();
  }
}
