package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.DeviceInfo;
import dev.hearth.node.device.Known;
import dev.hearth.node.device.Speeds;
import dev.hearth.node.policy.Fitness;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.DeviceResult;
import dev.hearth.node.store.NodeStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestBookTest {
  private static final DeviceInfo CARD = card("driver 1");
  private static final Speeds SPEEDS =
      new Speeds(10, 20, Map.of("tiny", 30.5, "small", 4.25), 65.5);

  @TempDir Path root;
  private DataFolder folder;
  private NodeStore store;
  private TestBook book;

  private static DeviceInfo card(String driver) {
    return new DeviceInfo("cuda:0", "Card", "", "cuda", driver, 1 << 30, "");
  }

  @BeforeEach
  void open() throws IOException {
    folder = DataFolder.open(root);
    store = NodeStore.open(folder, InstantSource.system());
    book = new TestBook(store.deviceResults(), InstantSource.system());
  }

  @AfterEach
  void close() throws IOException {
    store.close();
    folder.close();
  }

  private String reason() {
    return switch (book.fitness(CARD)) {
      case Fitness.Fit() -> "";
      case Fitness.Untested(String why) -> why;
      case Fitness.Untestable(String why) -> why;
      case Fitness.Benched(String why) -> why;
    };
  }

  @Test
  void mayEarnOnlyOnceTested() {
    assertThat(book.fitness(CARD)).isInstanceOf(Fitness.Untested.class);
    assertThat(reason()).isEqualTo("its bits have not been tested");
    book.measured(CARD, SPEEDS, Optional.empty());
    assertThat(book.fitness(CARD)).isEqualTo(new Fitness.Fit());
    assertThat(book.of("cuda:0").orElseThrow().speeds()).isEqualTo(SPEEDS);
    assertThat(book.fitness(card("driver 2"))).isInstanceOf(Fitness.Untested.class);
  }

  @Test
  void isBenchedUntilASelfTestPasses() {
    book.measured(CARD, SPEEDS, Optional.empty());
    book.tested(CARD, Optional.of("gemm.nn differs"));
    assertThat(reason()).isEqualTo("it gave different bits in the self-test twice");
    assertThat(book.fitness(card("driver 2"))).isInstanceOf(Fitness.Untested.class);
    book.tested(CARD, Optional.empty());
    assertThat(book.fitness(CARD)).isEqualTo(new Fitness.Fit());
    assertThat(book.of("cuda:0").orElseThrow().speeds()).isEqualTo(SPEEDS);
  }

  /** As on a machine whose driver cannot compile: its processor earns, not nobody. */
  @Test
  void whatCannotBeTestedIsPassedOver() {
    DeviceInfo processor = new DeviceInfo("cpu", "Processor", "", "cpu", "", 1 << 30, "");
    List<DeviceInfo> both = List.of(CARD, processor);
    assertThat(book.best(both)).isEqualTo(CARD);
    book.brokenOff(CARD, "The driver has no compiler.");
    assertThat(book.best(both)).isEqualTo(processor);
    assertThat(book.known(CARD).bits()).isEqualTo(Known.Bits.UNTESTABLE);
    assertThat(reason()).isEqualTo("it could not be tested (The driver has no compiler)");
    book.tested(CARD, Optional.of("gemm.nn differs"));
    book.brokenOff(CARD, "lost");
    assertThat(reason()).isEqualTo("it gave different bits in the self-test twice");
    book.tested(CARD, Optional.empty());
    assertThat(book.best(both)).isEqualTo(CARD);
  }

  @Test
  void isTriedAgainLessAndLess() {
    assertThat(IntStream.range(0, 12).mapToObj(_ -> pause()).toList())
        .startsWith(Duration.ofMinutes(2), Duration.ofMinutes(4), Duration.ofMinutes(8))
        .endsWith(Duration.ofMinutes(1024), Duration.ofMinutes(1024));
  }

  private Duration pause() {
    book.brokenOff(CARD, "lost");
    DeviceResult result = store.deviceResults().of("cuda:0").orElseThrow();
    return Duration.between(result.time(), result.nextTry());
  }

  @Test
  void isBenchedByAnAuditToo() {
    book.measured(CARD, SPEEDS, Optional.empty());
    book.refuted(CARD, "The update is not what a replay of the lease gives.");
    assertThat(reason())
        .isEqualTo(
            "an audit found other bits in its work (The update is not what a replay of the lease"
                + " gives)");
    book.tested(CARD, Optional.of("gemm.nn differs"));
    assertThat(reason()).isEqualTo("it gave different bits in the self-test twice");
    book.refuted(CARD, "again");
    book.tested(CARD, Optional.empty());
    assertThat(book.fitness(CARD)).isEqualTo(new Fitness.Fit());
  }
}
