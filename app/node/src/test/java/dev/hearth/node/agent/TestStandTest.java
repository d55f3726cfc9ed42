package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.compute.DeviceInfo;
import dev.hearth.node.worker.WorkerProcess;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class TestStandTest {
  private static final DeviceInfo CARD = new DeviceInfo("gpu", "Card", "", "cuda", "", 1 << 30, "");
  private static final Runnable NOTHING = () -> {};

  private final CompletableFuture<Void> unwanted = new CompletableFuture<>();
  private final TestStand stand =
      new TestStand(household(), new DeviceDesk(null, null), Map::of, NOTHING);

  private static Household household() {
    return new Household(
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        device -> new WorkerProcess(null, null),
        new Gates(),
        null,
        null,
        null);
  }

  private void measure(Runnable action) {
    stand.on(
        "gpu",
        CARD,
        unwanted,
        worker -> {
          action.run();
          return null;
        });
  }

  private void measureUntil(Runnable end) {
    measure(
        () -> {
          end.run();
          throw Measuring.ended("its worker was stopped");
        });
  }

  @Test
  void whoComesSecondLeavesTheFirstToBeCancelled() {
    assertThatThrownBy(
            () ->
                measureUntil(
                    () -> {
                      assertThatThrownBy(() -> measure(NOTHING)).hasMessageContaining("already");
                      stand.cancel("gpu");
                    }))
        .hasMessage("The device is not measured: you cancelled it.");
    assertThatCode(() -> measure(NOTHING)).doesNotThrowAnyException();
  }

  @Test
  void whatNobodyWaitsForIsBrokenOff() {
    assertThatThrownBy(() -> measureUntil(() -> unwanted.complete(null)))
        .hasMessage("The device is not measured: nobody waits for it any more.");
  }

  @Test
  void nothingIsMeasuredOnceTheAgentEnds() {
    assertThatThrownBy(() -> measureUntil(stand::close))
        .hasMessage("The device is not measured: the agent ends.");
    assertThatThrownBy(() -> measure(NOTHING))
        .hasMessage("The device is not measured: the agent ends.");
  }
}
