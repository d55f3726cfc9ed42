package dev.hearth.cli;

import dev.hearth.node.device.Devices;
import dev.hearth.node.local.TrainingRun;
import dev.hearth.node.local.TrainingStart;
import dev.hearth.node.local.TrainingSummary;
import dev.hearth.protocol.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.NoSuchElementException;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code hearth train}: a model on this machine alone, no network and no money. */
@Command(name = "train", description = "Train a model on this machine alone.")
final class TrainCommand implements Callable<Integer> {
  private static final String VALUE = "TRAIN-VALUE";

  enum Vocab {
    BYTE,
    CHAR
  }

  /** What the owner typed: {@code --data FILE --preset NAME}, or {@code --init DIR}. */
  static final class Source {
    @ArgGroup(exclusive = false)
    private Fresh fresh;

    @Option(
        names = "--init",
        required = true,
        description = "Folder with init.safetensors, config.json, train.bin and val.bin.")
    private Path init;
  }

  static final class Fresh {
    @Option(names = "--data", required = true, description = "A text file.")
    private Path data;

    @Option(names = "--preset", required = true, description = "tiny, small or base.")
    private String preset;
  }

  @ArgGroup(multiplicity = "1", heading = "%nWhere it starts:%n")
  private Source source;

  @Option(names = "--steps", required = true, description = "How many steps.")
  private int steps;

  @Option(names = "--batch", defaultValue = "12", description = "Sequences a step.")
  private int batch;

  @Option(
      names = "--accumulate",
      defaultValue = "1",
      description = "Micro-batches that a batch is trained in, one after the other.")
  private int accumulation;

  @Option(names = "--lr", defaultValue = "6e-4", description = "Learning rate.")
  private float rate;

  @Option(names = "--seed", defaultValue = "1337", description = "Seed of the first weights.")
  private long seed;

  @Option(names = "--vocab", defaultValue = "byte", description = "byte or char.")
  private Vocab vocab;

  @Option(names = "--device", defaultValue = "cpu", description = "See `hearth devices`.")
  private String device;

  @Mixin private ThreadsOption threads;

  @Option(
      names = "--recompute",
      description = "Compute activations again in the backward pass: far less memory, slower.")
  private boolean recompute;

  @Option(names = "--out", required = true, description = "Folder for the finished model.")
  private Path out;

  @Mixin private OutputOptions output;

  /** A step as a program reads it. */
  record Step(int step, float loss, double tokensPerS) {}

  @Override
  public Integer call() throws IOException {
    check();
    TrainingStart start = source.init == null ? fresh() : folder();
    checkLength(start);
    report(train(start));
    return 0;
  }

  private TrainingRun.Result train(TrainingStart start) throws IOException {
    Path folder = OutFolder.make(out);
    TrainingRun.Settings settings =
        new TrainingRun.Settings(
            batch, accumulation, steps, rate, device, threads.count(VALUE), recompute, folder);
    Output lines = output.open();
    try (ProgressBar bar = output.bar()) {
      return new TrainingRun(Devices.installed(), System::nanoTime)
          .run(start, settings, (step, loss, speed) -> show(lines, bar, step, loss, speed));
    } catch (NoSuchElementException e) {
      throw CommandException.usage(
          "DEVICE-UNKNOWN", "There is no device " + device + ".", "`hearth devices` lists them.");
    }
  }

  private void show(Output lines, ProgressBar bar, int step, float loss, double speed) {
    lines.emit(new Step(step, loss, speed));
    bar.show(
        step / (double) steps,
        "step %d of %d, loss %.4f, %,.0f tokens/s".formatted(step, steps, loss, speed));
  }

  private void report(TrainingRun.Result result) {
    switch (result) {
      case TrainingRun.Result.Diverged(int step, String reason) ->
          throw CommandException.failure(
              "TRAIN-DIVERGED", "Step " + step + " broke: " + reason + ".", "Try a smaller --lr.");
      case TrainingRun.Result.TooLarge(String reason) ->
          throw CommandException.failure(
              "MEMORY-SHORT",
              "Training this " + reason + ".",
              "Take a smaller --batch or --preset, or a larger --accumulate.");
      case TrainingRun.Result.Trained(TrainingSummary summary) -> {
        Output lines = output.open();
        lines.emit(summary);
        lines.say("Validation loss %.4f after %d steps.".formatted(summary.valLoss(), steps));
        lines.say(
            "%,.0f tokens/s, at most %,d MiB of memory."
                .formatted(summary.tokensPerS(), summary.peakRssMib()));
        lines.say("Weights: " + summary.weights());
        lines.say("State root: " + summary.stateRoot());
      }
    }
  }

  private void check() {
    if (steps < 1 || batch < 1 || !(rate > 0 && Float.isFinite(rate))) {
      throw CommandException.usage(
          VALUE, "--steps, --batch and --lr have to be above zero.", "See `hearth train --help`.");
    }
    if (accumulation < 1 || batch % accumulation != 0) {
      throw CommandException.usage(
          VALUE, "--accumulate has to divide --batch.", "See `hearth train --help`.");
    }
    threads.count(VALUE);
  }

  private TrainingStart fresh() {
    PresetNames.check(source.fresh.preset);
    byte[] text = TextFile.read(source.fresh.data);
    try {
      return TrainingStart.fresh(text, source.fresh.preset, vocab == Vocab.CHAR, seed);
    } catch (MalformedException e) {
      throw CommandException.failure(
          "DATA-WRONG", CommandException.sentence(e), "Give --data a text file.", e);
    }
  }

  private TrainingStart folder() {
    if (!Files.isDirectory(source.init)) {
      throw CommandException.usage(
          "INIT-MISSING",
          "There is no folder " + source.init + ".",
          "Check the path after --init.");
    }
    try {
      return TrainingStart.folder(source.init);
    } catch (IOException e) {
      throw CommandException.failure(
          "INIT-WRONG", CommandException.sentence(e), "Make " + source.init + " again.", e);
    }
  }

  private void checkLength(TrainingStart start) {
    try {
      start.checkLength(batch);
    } catch (MalformedException e) {
      throw CommandException.failure(
          "DATA-SHORT",
          CommandException.sentence(e),
          "Give it more text, or a smaller --batch.",
          e);
    }
  }
}
