package dev.hearth.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.hearth.compute.Backend;
import dev.hearth.compute.Device;
import dev.hearth.compute.cpu.CpuBackend;
import dev.hearth.compute.cuda.CudaBackend;
import dev.hearth.compute.kernels.KernelShape;
import dev.hearth.compute.kernels.host.Slices;
import dev.hearth.compute.opencl.OpenClBackend;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.InitialWeights;
import dev.hearth.training.StepOutcome.Stepped;
import dev.hearth.training.Trainer;
import dev.hearth.training.Weights;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Whole steps, one after the other: what five steps hide shows within a thousand (moments that
 * decay below what is kept, corrections that reach 1).
 */
class TrainingTest {
  private static final ModelShape TOY = new ModelShape(2, 32, 2, 32, 61);
  private static final Hyperparameters LESSONS =
      new Hyperparameters(1, 1000, 100, 0, 1e-3f, 0.9f, 0.95f, 1e-8f, 0.1f, 1f, 0.6f);

  private static final Backend CPU = new CpuBackend();
  private static final Supplier<Device> REFERENCE = () -> CPU.open("reference", 1);
  private static final Supplier<Device> ONE_THREAD = () -> CPU.open("cpu", 1);
  private static final Supplier<Device> TWO_THREADS = () -> CPU.open("cpu", 2);
  private static final Supplier<Device> FLUSHING = () -> new FlushingDevice(REFERENCE.get());

  private record Result(Hash stateRoot, float firstLoss, float lastLoss) {}

  @Test
  void givesTheSameStateOnEveryDevice() {
    assertAgreement(10, List.of(List.of(REFERENCE, FLUSHING), List.of(ONE_THREAD, TWO_THREADS)));
  }

  @Test
  @Tag("slow")
  void givesTheSameStateOnEveryDeviceAfterAThousandSteps() {
    Result result =
        assertAgreement(
            1000, List.of(List.of(REFERENCE), List.of(ONE_THREAD, TWO_THREADS), openCl()));
    assertThat(result.lastLoss()).isLessThan(result.firstLoss() / 2);
  }

  @Test
  @Tag("slow")
  void givesTheCpusStateOnACardAfterAThousandSteps() {
    List<Supplier<Device>> cards = opened(new CudaBackend()).toList();
    assumeTrue(!cards.isEmpty(), "no CUDA device here");
    assertAgreement(1000, List.of(cards, List.of(TWO_THREADS)));
  }

  /** What OpenCL finds here, its kernels of either shape. */
  private static List<Supplier<Device>> openCl() {
    return Stream.of(KernelShape.VECTORS, KernelShape.ITEMS, KernelShape.AHEAD)
        .map(shape -> new OpenClBackend(Optional.of(shape), "", Slices.FIRST))
        .flatMap(TrainingTest::opened)
        .toList();
  }

  private static Stream<Supplier<Device>> opened(Backend backend) {
    return backend.devices().stream().map(device -> () -> backend.open(device.id(), 2));
  }

  /** Groups go side by side; within one, one after the other: PoCL takes no two at a time. */
  private static Result assertAgreement(int steps, List<List<Supplier<Device>>> groups) {
    List<Result> results =
        groups.parallelStream()
            .flatMap(group -> group.stream().map(device -> trained(device, steps)))
            .distinct()
            .toList();
    assertThat(results).hasSize(1);
    return results.getFirst();
  }

  private static Result trained(Supplier<Device> opened, int steps) {
    Weights start = InitialWeights.of(TOY, 1);
    try (Device device = opened.get();
        Trainer trainer = new Trainer(device, start, LESSONS, TrainingTest::fill)) {
      float first = loss(trainer);
      float last = first;
      for (int step = 1; step < steps; step++) {
        last = loss(trainer);
      }
      return new Result(trainer.stateRoot(), first, last);
    }
  }

  private static float loss(Trainer trainer) {
    return switch (trainer.step()) {
      case Stepped stepped -> stepped.loss();
      case Object diverged -> throw new AssertionError(diverged);
    };
  }

  /** Squares modulo the vocabulary, from a place that moves with the step. */
  private static void fill(int step, int[] tokens, int[] targets) {
    for (int n = 0; n < tokens.length; n++) {
      tokens[n] = token(step * 7 + n);
      targets[n] = token(step * 7 + n + 1);
    }
  }

  private static int token(int n) {
    return n * n % TOY.vocabulary();
  }
}
