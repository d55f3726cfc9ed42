package dev.hearth.node.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.compute.DeviceException;
import dev.hearth.node.ShortDevice;
import java.nio.file.Path;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Devices that turn out to be unable to, and what is left of their workers. */
class ShortageTest {
  private static final String LOST = "the device was lost in the middle of a kernel";

  @TempDir private Path root;

  private static Arguments refusal(int after, Supplier<Throwable> refusal, String reason) {
    return Arguments.of(after, refusal, reason);
  }

  static Stream<Arguments> refusals() {
    Supplier<Throwable> full = () -> new OutOfMemoryError("Java heap space");
    Supplier<Throwable> lost = () -> new DeviceException(DeviceException.Reason.LOST, LOST);
    String odd = "this device's memory does not suffice, though it should";
    return Stream.of(refusal(0, full, odd), refusal(20, full, odd), refusal(1, lost, LOST));
  }

  @ParameterizedTest(name = "after {0} buffers: {2}")
  @MethodSource("refusals")
  void endsInAReasonAndWorksOn(int buffers, Supplier<Throwable> refusal, String reason)
      throws Exception {
    try (Doorway doorway = new Doorway(root, 3);
        Worker worker = ShortDevice.worker(buffers, refusal)) {
      assertThat(trained(worker, doorway)).isEqualTo(new WorkerResult.Unable(reason));
      assertThat(trained(worker, doorway)).isInstanceOf(WorkerResult.Trained.class);
      assertThat(WorkerMessages.of(WorkerMessages.toMessage(new WorkerResult.Unable(reason))))
          .isEqualTo(new WorkerResult.Unable(reason));
    }
  }

  @Test
  void aSelfTestBrokenOffByItsDeviceIsDoneByTheNextOne() throws Exception {
    Supplier<Throwable> lost = () -> new DeviceException(DeviceException.Reason.LOST, LOST);
    try (Worker worker = ShortDevice.worker(3, lost)) {
      assertThatThrownBy(() -> worker.selfTest().toCompletableFuture().get())
          .hasMessageContaining(LOST);
      assertThat(worker.selfTest().toCompletableFuture().get()).isEmpty();
    }
  }

  private static WorkerResult trained(Worker worker, Doorway doorway) throws Exception {
    return worker
        .train(doorway.assignment("work"), ProgressListener.NONE)
        .toCompletableFuture()
        .get();
  }
}
