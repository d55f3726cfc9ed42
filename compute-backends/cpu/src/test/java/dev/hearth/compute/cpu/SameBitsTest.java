package dev.hearth.compute.cpu;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.Device;
import dev.hearth.compute.Pace;
import dev.hearth.compute.cpu.exec.Lanes;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.op.Embedding;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operator gives the reference's bits at every width and with any number of threads. */
@Execution(ExecutionMode.CONCURRENT)
class SameBitsTest {
  private static final int[] MORE_THAN_THERE_IS_WORK_FOR = {7, 24, 200};

  static Stream<Operator> operators() {
    return Operators.awkward();
  }

  @ParameterizedTest
  @MethodSource("operators")
  void asTheReference(Operator operator) {
    List<int[]> wanted = wanted(operator);
    for (Lanes lanes : Lanes.values()) {
      for (int threads = 1; threads <= 3; threads++) {
        assertGives(wanted, operator, lanes, threads);
      }
    }
    for (int threads : MORE_THAN_THERE_IS_WORK_FOR) {
      assertGives(wanted, operator, Lanes.ONE, threads);
    }
  }

  /** A gradient of the tiny preset's width: 20 threads do not share out its columns evenly. */
  @Test
  void onAnyNumberOfThreads() {
    Operator operator = Embedding.gradient(1, 3, 5, 128);
    List<int[]> wanted = wanted(operator);
    for (int threads = 1; threads <= 200; threads++) {
      assertGives(wanted, operator, Lanes.ONE, threads);
    }
  }

  private static List<int[]> wanted(Operator operator) {
    try (Device reference = new ReferenceDevice("cpu", 0, Pace.FREE)) {
      return Arguments.run(reference, operator);
    }
  }

  private static void assertGives(List<int[]> wanted, Operator operator, Lanes lanes, int threads) {
    try (Device device = new CpuBackend().open(lanes, threads, Pace.FREE)) {
      List<int[]> given = Arguments.run(device, operator);
      for (int n = 0; n < wanted.size(); n++) {
        assertThat(given.get(n))
            .as("%s, output %d, %s, %d threads", operator.name(), n, lanes, threads)
            .isEqualTo(wanted.get(n));
      }
    }
  }
}
