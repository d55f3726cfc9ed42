package dev.hearth.benchmarks;

import dev.hearth.compute.Device;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.ModelShape;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Wei;
import dev.hearth.training.InitialWeights;
import dev.hearth.training.Outcome;
import dev.hearth.training.Preset;
import dev.hearth.training.ShardTask;
import dev.hearth.training.ShardTrainer;
import dev.hearth.training.StateRoot;
import dev.hearth.training.Trainer;
import dev.hearth.training.TrainingListener;
import dev.hearth.training.Weights;
import dev.hearth.training.data.Tokens;
import dev.hearth.training.data.Vocabulary;
import dev.hearth.training.program.TracedProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What being checked costs whoever trains a lease: its steps alone, and the whole lease with its
 * snapshots, state roots, update and commitment, in turn. Arguments: device, threads, preset,
 * times. By the clock on the wall, so nothing else may run.
 */
final class LeaseProfile {
  private static final String TEXT = "It was a dark and stormy night; the rain fell in torrents. ";
  private static final int REPEATS = 4000;

  private final Device device;
  private final int threads;
  private final ShardTask task;

  private LeaseProfile(Device device, int threads, ShardTask task) {
    this.device = device;
    this.threads = threads;
    this.task = task;
  }

  public static void main(String[] args) throws IOException {
    int threads = Integer.parseInt(args[1]);
    Preset preset = Preset.named(args[2]).orElseThrow();
    double[] alone = new double[Integer.parseInt(args[3])];
    double[] whole = new double[alone.length];
    try (Device device = Devices.open(args[0], threads)) {
      LeaseProfile profile = new LeaseProfile(device, threads, task(preset));
      profile.alone(); // kernels are compiled in the first
      for (int n = 0; n < alone.length; n++) {
        alone[n] = profile.alone();
        whole[n] = profile.whole();
        System.out.printf("steps %.2f s, lease %.2f s%n", alone[n], whole[n]);
      }
    }
    double more = median(whole) / median(alone) - 1;
    System.out.printf("a lease costs %.2f %% more than its steps%n", 100 * more);
  }

  private double alone() {
    long begun = System.nanoTime();
    JobSpec job = task.job();
    try (Trainer trainer =
        new Trainer(device, task.start(), job.hyperparameters(), this::sequences)) {
      for (int step = 0; step < job.hyperparameters().steps(); step++) {
        trainer.step();
      }
      trainer.weights();
    }
    return seconds(begun);
  }

  private double whole() throws IOException {
    Path folder = Files.createTempDirectory("lease");
    try {
      long begun = System.nanoTime();
      Outcome outcome =
          ShardTrainer.standard(threads).train(task, device, folder, TrainingListener.NONE);
      if (!(outcome instanceof Outcome.Trained trained)) {
        throw new IllegalStateException(outcome.toString());
      }
      BlobId.of(trained.updateBlob());
      return seconds(begun);
    } finally {
      delete(folder);
    }
  }

  private void sequences(int step, int[] tokens, int[] targets) {
    int vocabulary = task.job().model().vocabulary();
    for (int n = 0; n < tokens.length; n++) {
      tokens[n] = (n * 7 + step) % vocabulary;
      targets[n] = (n * 7 + step + 7) % vocabulary;
    }
  }

  private static ShardTask task(Preset preset) throws IOException {
    byte[] text = TEXT.repeat(REPEATS).getBytes(StandardCharsets.US_ASCII);
    Vocabulary vocabulary = Vocabulary.characters(text);
    Tokens tokens = vocabulary.encode(text);
    ModelShape shape = preset.shape(vocabulary.size());
    Hyperparameters how = preset.hyperparameters();
    Weights start = InitialWeights.of(shape, 1);
    BlobId none = BlobId.of(new byte[0]);
    JobSpec job =
        new JobSpec(
            "profile",
            NodeKey.of(new byte[] {1}).publicKey(),
            shape,
            how,
            1,
            1,
            preset.shards(),
            none,
            StateRoot.start(start),
            TracedProgram.of(shape, how, tokens.size() / preset.shards()).hash(),
            BlobId.of(tokens.blob()),
            none,
            none,
            Wei.of(1),
            Wei.of(1),
            1_000_000,
            0,
            new Eip712(1, Address.of(new byte[Address.SIZE])));
    return new ShardTask(job, 0, 0, start, tokens);
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(path);
      }
    }
  }

  private static double seconds(long begun) {
    return (System.nanoTime() - begun) / 1e9;
  }

  private static double median(double[] times) {
    List<Double> sorted = Arrays.stream(times).boxed().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }
}
