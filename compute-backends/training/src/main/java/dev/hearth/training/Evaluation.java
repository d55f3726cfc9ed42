package dev.hearth.training;

import dev.hearth.compute.Device;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.data.FileOrder;
import dev.hearth.training.data.Tokens;
import dev.hearth.training.program.Execution;
import dev.hearth.training.program.ForwardProgram;
import dev.hearth.training.program.Parameters;

/** The validation loss: the mean over the first 10 batches in file order. Keeps its buffers. */
public final class Evaluation implements AutoCloseable {
  private static final int BATCHES = 10;

  private final ForwardProgram forward;
  private final Execution execution;
  private final ModelShape shape;
  private final int batch;
  private final int count;

  /** Goes through a batch in as many parts as training does. */
  public Evaluation(Device device, ModelShape shape, Hyperparameters hyperparameters) {
    this.shape = shape;
    this.batch = hyperparameters.microBatch();
    this.count = BATCHES * hyperparameters.accumulation();
    this.forward = ForwardProgram.loss(shape, batch);
    this.execution = new Execution(device, forward.program());
  }

  /**
   * The mean loss in nats a token. Throws IllegalArgumentException when the tokens are less than
   * one batch.
   */
  public float loss(Weights weights, Tokens validation) {
    execution.write(Parameters.of(shape), forward.values(), weights.values());
    FileOrder batches = new FileOrder(validation, batch, shape.context());
    int[] tokens = new int[batch * shape.context()];
    int[] targets = new int[tokens.length];
    double sum = 0;
    for (int n = 0; n < count; n++) {
      batches.fill(n, tokens, targets);
      sum += loss(tokens, targets);
    }
    return (float) (sum / count);
  }

  private float loss(int[] tokens, int[] targets) {
    execution.buffer(forward.tokens()).write(0, tokens, 0, tokens.length);
    execution.buffer(forward.targets()).write(0, targets, 0, targets.length);
    execution.run();
    float[] loss = new float[1];
    execution.buffer(forward.result()).read(0, loss, 0, 1);
    return loss[0];
  }

  @Override
  public void close() {
    execution.close();
  }
}
