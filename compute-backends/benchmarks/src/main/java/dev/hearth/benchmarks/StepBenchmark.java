package dev.hearth.benchmarks;

import dev.hearth.compute.Device;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.InitialWeights;
import dev.hearth.training.Preset;
import dev.hearth.training.Trainer;
import dev.hearth.training.program.Activations;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Whole training steps, and the state roots between them; {@code tokens} is tokens/s. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 8)
@Measurement(iterations = 3, time = 6)
public class StepBenchmark {
  @Param({"cpu"})
  public String device;

  @Param("2")
  public int threads;

  @Param({"tiny", "small"})
  public String preset;

  @Param("65")
  public int vocabulary;

  @Param({"kept", "recomputed"})
  public String activations;

  private Device opened;
  private Trainer trainer;
  private int tokens;

  /** What has been trained on. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Work {
    public double tokens;
  }

  @Setup
  public void open() {
    Preset chosen = Preset.named(preset).orElseThrow();
    ModelShape shape = chosen.shape(vocabulary);
    Hyperparameters how = chosen.hyperparameters();
    tokens = how.batch() * shape.context();
    opened = Devices.open(device, threads);
    trainer =
        new Trainer(
            opened,
            InitialWeights.of(shape, 1),
            how,
            this::text,
            Activations.valueOf(activations.toUpperCase(Locale.ROOT)));
  }

  @Benchmark
  public Object step(Work work) {
    work.tokens += tokens;
    return trainer.step();
  }

  @Benchmark
  public Object stateRoot() {
    return trainer.stateRoot();
  }

  @TearDown
  public void close() {
    trainer.close();
    opened.close();
  }

  private void text(int step, int[] tokens, int[] targets) {
    for (int n = 0; n < tokens.length; n++) {
      tokens[n] = (n * 7 + step) % vocabulary;
      targets[n] = (n * 7 + step + 7) % vocabulary;
    }
  }
}
