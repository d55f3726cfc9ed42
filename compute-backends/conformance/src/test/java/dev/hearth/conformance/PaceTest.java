package dev.hearth.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.compute.Device;
import dev.hearth.compute.Pace;
import dev.hearth.compute.StoppedException;
import dev.hearth.compute.check.Conformity;
import dev.hearth.compute.check.Conformity.Conforms;
import dev.hearth.compute.check.DeviceCheck;
import dev.hearth.compute.check.Flavor;
import dev.hearth.compute.check.Trial;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.op.AdamW;
import dev.hearth.compute.op.Attention;
import dev.hearth.compute.op.CrossEntropy;
import dev.hearth.compute.op.Embedding;
import dev.hearth.compute.op.Gemm;
import dev.hearth.compute.op.LayerNorm;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every device asks its pace, does as it is told, and computes what it computes at any pace. */
@Timeout(60)
class PaceTest {
  private static final List<Operator> OPERATORS =
      List.of(
          Gemm.nn(61, 70, 300),
          Gemm.tn(70, 61, 130),
          Attention.forward(2, 19, 2, 8),
          Attention.gradient(2, 19, 2, 8),
          LayerNorm.gradient(300, 37),
          Embedding.gradient(2, 19, 11, 24),
          CrossEntropy.forward(90, 200),
          AdamW.step(20_000));

  static Stream<DevicesTest.Choice> choices() {
    return DevicesTest.choices();
  }

  /** Counts the slices, and does something before one of them. */
  private static final class Interrupted implements Pace {
    private final AtomicInteger slices = new AtomicInteger();
    private volatile int at;
    private volatile Runnable interruption;

    /** Before slice {@code number} from now, the next being 1; never when it is 0. */
    void before(int number, Runnable interruption) {
      this.interruption = interruption;
      this.at = number;
      slices.set(0);
    }

    @Override
    public void beforeSlice() {
      if (slices.incrementAndGet() == at) {
        interruption.run();
      }
    }
  }

  private static Conformity check(Device device, Operator operator) {
    return DeviceCheck.of(device, List.of(new Trial(operator, Flavor.ORDINARY, 1)));
  }

  @ParameterizedTest
  @MethodSource("choices")
  void stopsBeforeAnySliceAndMayBeUsedAgain(DevicesTest.Choice choice) {
    Interrupted pace = new Interrupted();
    try (Device device = choice.open(pace)) {
      for (Operator operator : OPERATORS) {
        pace.before(0, () -> {});
        assertThat(check(device, operator)).isInstanceOf(Conforms.class);
        int slices = pace.slices.get();
        assertThat(slices).isPositive();
        for (int at : new int[] {1, (slices + 1) / 2, slices}) {
          pace.before(at, PaceTest::stop);
          assertThatThrownBy(() -> check(device, operator)).isInstanceOf(StoppedException.class);
        }
        pace.before(0, () -> {});
        assertThat(check(device, operator)).isInstanceOf(Conforms.class);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("choices")
  void waitsForAThreadThatIsHeld(DevicesTest.Choice choice) throws Exception {
    Interrupted pace = new Interrupted();
    try (Device device = choice.open(pace)) {
      for (Operator operator : OPERATORS) {
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch released = new CountDownLatch(1);
        pace.before(
            1,
            () -> {
              held.countDown();
              await(released);
            });
        CompletableFuture<Conformity> result =
            CompletableFuture.supplyAsync(() -> check(device, operator));
        held.await();
        assertThat(result).isNotDone();
        released.countDown();
        assertThat(result.get()).isInstanceOf(Conforms.class);
      }
    }
  }

  private static void stop() {
    throw new StoppedException();
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
