package dev.hearth.compute.cpu.gemm;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.Pace;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class KernelTrialTest {
  private static final long FAST = 2_000;
  private static final long SLOW = 5_000_000;
  private static final long SLOWER = 9_000_000;

  private long now;

  /** Takes so long a product by the test's clock. */
  private final class Timed implements MicroKernel {
    private final long nanos;

    Timed(long nanos) {
      this.nanos = nanos;
    }

    @Override
    public int rows() {
      return 14;
    }

    @Override
    public int columns() {
      return 32;
    }

    @Override
    public void multiply(float[] a, int aAt, float[] b, int bAt, int depth, float[] tile) {
      now += nanos;
    }

    @Override
    public void add(float[] a, int aAt, float[] b, int bAt, int depth, float[] total) {
      now += nanos;
    }

    @Override
    public void addRows(float[] a, int aAt, float[] b, int bAt, int depth, float[] total) {
      now += nanos;
    }

    @Override
    public void multiplyRows(float[] a, int aAt, float[] b, int bAt, int depth, float[] tile) {
      now += nanos;
    }
  }

  static Stream<Arguments> kernels() {
    return Stream.of(
        Arguments.of("the first serves", List.of(FAST, SLOW, SLOW), FAST, 2),
        Arguments.of("the second serves", List.of(SLOW, FAST, SLOW), FAST, 1),
        Arguments.of("the last serves", List.of(SLOW, SLOWER, FAST), FAST, 0),
        Arguments.of("none is compiled: the best", List.of(SLOWER, SLOW, SLOWER), SLOW, 0));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kernels")
  void takesAKernelThatIsCompiled(String name, List<Long> speeds, long chosen, int left) {
    Queue<Long> fresh = new ArrayDeque<>(speeds);
    MicroKernel kernel =
        new KernelTrial(() -> now += 1_000, Pace.FREE).chosen(() -> new Timed(fresh.remove()));
    assertThat(((Timed) kernel).nanos).isEqualTo(chosen);
    assertThat(fresh).hasSize(left);
  }
}
