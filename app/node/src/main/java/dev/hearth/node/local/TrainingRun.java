package dev.hearth.node.local;

import dev.hearth.compute.Device;
import dev.hearth.node.device.Devices;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.training.Evaluation;
import dev.hearth.training.MemoryNeed;
import dev.hearth.training.Room;
import dev.hearth.training.StepOutcome;
import dev.hearth.training.Trainer;
import dev.hearth.training.Weights;
import dev.hearth.training.data.FileOrder;
import dev.hearth.training.files.ModelFolder;
import dev.hearth.training.program.Activations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Trains a model from one start over batches in file order at a constant rate, judges it and writes
 * it into a folder. For one thread.
 */
public final class TrainingRun {
  private static final int WARM_UP = 2;
  private final Devices devices;
  private final LongSupplier nanoTime;

  /** The clock gives nanoseconds, as System.nanoTime does. */
  public TrainingRun(Devices devices, LongSupplier nanoTime) {
    this.devices = devices;
    this.nanoTime = nanoTime;
  }

  /**
   * Sequences a step, in how many micro-batches they are accumulated, steps, learning rate, the
   * device and its host threads, whether activations are computed again to save memory, where to
   * write.
   */
  public record Settings(
      int batch,
      int accumulation,
      int steps,
      float rate,
      String device,
      int threads,
      boolean recompute,
      Path folder) {

    /** By the device's choice unless the owner made it. */
    Activations activations(Activations choice) {
      return recompute ? Activations.RECOMPUTED : choice;
    }

    Hyperparameters hyperparameters() {
      return new Hyperparameters(batch, steps, steps, 0, rate, .9f, .95f, 1e-8f, .1f, 1f, 0f)
          .accumulating(accumulation);
    }
  }

  /** Hears of every step: its number, the loss, and its speed. */
  public interface Listener {
    void stepped(int step, float loss, double tokensPerSecond);
  }

  /**
   * Ends well with a summary, badly with the step at which it diverged and the reason, or not
   * begun: it would take more memory than the device has, as a clause.
   */
  public sealed interface Result {
    record Trained(TrainingSummary summary) implements Result {}

    record Diverged(int step, String reason) implements Result {}

    record TooLarge(String reason) implements Result {}
  }

  /** Throws NoSuchElementException for an unknown device, IOException when writing fails. */
  public Result run(TrainingStart start, Settings settings, Listener listener) throws IOException {
    MemoryNeed need = MemoryNeed.of(start.weights().shape(), settings.hyperparameters());
    Room room = Room.here(devices.find(settings.device()).info());
    Optional<Activations> choice = need.choice(room);
    return choice.isEmpty()
        ? new Result.TooLarge(need.sentence(room))
        : train(start, settings, settings.activations(choice.get()), listener);
  }

  private Result train(
      TrainingStart start, Settings settings, Activations activations, Listener listener)
      throws IOException {
    try (Device device = devices.open(settings.device(), settings.threads())) {
      // Judging needs memory too: the trainer has given its own back by then.
      return switch (learn(device, start, settings, activations, listener)) {
        case Learning.Broken(int step, String reason) -> new Result.Diverged(step, reason);
        case Learning.Learnt learnt -> new Result.Trained(finish(device, learnt, start, settings));
      };
    }
  }

  /** What came of the steps alone. */
  private sealed interface Learning {
    record Learnt(Weights weights, String stateRoot, double speed) implements Learning {}

    record Broken(int step, String reason) implements Learning {}
  }

  private Learning learn(
      Device device,
      TrainingStart start,
      Settings settings,
      Activations activations,
      Listener listener) {
    try (Trainer trainer = trainer(device, start, settings, activations)) {
      double[] speeds = new double[settings.steps()];
      for (int step = 0; step < settings.steps(); step++) {
        long begun = nanoTime.getAsLong();
        switch (trainer.step()) {
          case StepOutcome.Diverged(int at, String reason) -> {
            return new Learning.Broken(at, reason);
          }
          case StepOutcome.Stepped(int at, float loss) -> {
            speeds[step] = speed(start, settings, nanoTime.getAsLong() - begun);
            listener.stepped(at, loss, speeds[step]);
          }
        }
      }
      String root = trainer.stateRoot().hex();
      return new Learning.Learnt(trainer.weights(), root, median(speeds));
    }
  }

  private static Trainer trainer(
      Device device, TrainingStart start, Settings settings, Activations activations) {
    int context = start.weights().shape().context();
    FileOrder batches = new FileOrder(start.corpus().train(), settings.batch(), context);
    return new Trainer(device, start.weights(), settings.hyperparameters(), batches, activations);
  }

  private static TrainingSummary finish(
      Device device, Learning.Learnt learnt, TrainingStart start, Settings settings)
      throws IOException {
    Weights weights = learnt.weights();
    Path file = new ModelFolder(weights, start.vocabulary(), Map.of()).write(settings.folder());
    try (Evaluation evaluation =
        new Evaluation(device, weights.shape(), settings.hyperparameters())) {
      return new TrainingSummary(
          evaluation.loss(weights, start.corpus().validation()),
          learnt.stateRoot(),
          file.toString(),
          learnt.speed(),
          PeakMemory.mebibytes());
    }
  }

  private static double speed(TrainingStart start, Settings settings, long nanoseconds) {
    double tokens = (double) settings.batch() * start.weights().shape().context();
    return tokens * TimeUnit.SECONDS.toNanos(1) / Math.max(1, nanoseconds);
  }

  /** Over the steps after the first two, which compile; over all when there are few. */
  private static double median(double[] speeds) {
    int from = speeds.length > 2 * WARM_UP ? WARM_UP : 0;
    double[] sorted = Arrays.copyOfRange(speeds, from, speeds.length);
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
