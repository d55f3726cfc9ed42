package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.DeviceInfo;
import dev.hearth.node.device.Speeds;
import dev.hearth.node.policy.Fitness;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
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
