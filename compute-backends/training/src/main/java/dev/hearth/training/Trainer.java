package dev.hearth.training;

import dev.hearth.compute.Device;
import dev.hearth.compute.op.AdamW;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.data.Batches;
import dev.hearth.training.program.Activations;
import dev.hearth.training.program.StepProgram;
import java.util.Optional;

/**
 * A model in training on a device, step by step. Holds the device's buffers until closed; for one
 * thread. A step allocates nothing of the size of a batch or a model.
 */
public final class Trainer implements AutoCloseable {
  private final ModelShape shape;
  private final StepRunner runner;
  private final Schedule schedule;
  private final Batches batches;
  private final int[] tokens;
  private final int[] targets;
  private final float[] h = new float[AdamW.SCHEDULE];
  private int steps;

  /**
   * Moments start at zero; the rate is constant.
   *
   * @param batches hands out batches of {@code hyperparameters.batch()} sequences
   */
  public Trainer(Device device, Weights start, Hyperparameters hyperparameters, Batches batches) {
    this(device, start, hyperparameters, batches, Activations.KEPT);
  }

  /** As above, with the activations as the device has room for them. */
  public Trainer(
      Device device,
      Weights start,
      Hyperparameters hyperparameters,
      Batches batches,
      Activations activations) {
    this(
        device,
        StepProgram.of(start.shape(), hyperparameters, activations),
        new Schedule(hyperparameters, 0),
        batches);
    resume(ModelState.fresh(start), 0);
  }

  Trainer(Device device, StepProgram program, Schedule schedule, Batches batches) {
    this.shape = program.shape();
    this.schedule = schedule;
    this.batches = batches;
    this.tokens = new int[Math.multiplyExact(program.hyperparameters().batch(), shape.context())];
    this.targets = new int[tokens.length];
    this.runner = new StepRunner(device, program);
  }

  /** Goes on from a state after so many steps. */
  void resume(ModelState state, int after) {
    runner.load(state);
    steps = after;
  }

  /** The next step. After a failed one the trainer is of no use. */
  public StepOutcome step() {
    batches.fill(steps, tokens, targets);
    schedule.fill(steps, h);
    float loss = runner.run(tokens, targets, h);
    steps++;
    Optional<String> fault = Float.isFinite(loss) ? runner.fault() : Optional.of("loss");
    return fault.isEmpty()
        ? new StepOutcome.Stepped(steps, loss)
        : new StepOutcome.Diverged(steps, fault.get() + " is not finite after step " + steps);
  }

  public Weights weights() {
    float[] values = new float[Math.toIntExact(shape.parameters())];
    runner.storeParameters(values);
    return new Weights(shape, values);
  }

  /** Copies the whole state out of the device. */
  void store(ModelState state) {
    runner.store(state);
  }

  /** See {@link StateRoot}. */
  public Hash stateRoot() {
    ModelState state = ModelState.zero(Math.toIntExact(shape.parameters()));
    store(state);
    return StateRoot.of(HostThreads.all(), shape, state, steps);
  }

  @Override
  public void close() {
    runner.close();
  }
}
