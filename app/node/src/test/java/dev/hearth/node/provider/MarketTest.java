package dev.hearth.node.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.Fixtures;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.Settings;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);
  private static final JobSpec ABSURD = Fixtures.job(SUBMITTER, Fixtures.ABSURD);
  private static final JobSpec USUAL = Fixtures.job(SUBMITTER);

  private final List<JobSpec> declined = new ArrayList<>();
  private final List<JobSpec> judged = new ArrayList<>();
  @TempDir Path root;

  private NodeStore store;
  private DataFolder folder;

  @BeforeEach
  void open() throws IOException {
    folder = DataFolder.open(root);
    store = NodeStore.open(folder, InstantSource.system());
  }

  @AfterEach
  void close() throws IOException {
    store.close();
    folder.close();
  }

  /** Of these jobs; nothing gets as far as the rules and the chain. */
  private Market market(PayCheck pay, JobSpec... jobs) {
    return new Market(
        () -> Stream.of(jobs).map(MarketTest::announced).toList(),
        store.jobs(),
        job -> false,
        null,
        pay,
        null,
        InstantSource.system(),
        new ProviderListener() {
          @Override
          public void declined(JobSpec job, String reason) {
            declined.add(job);
          }
        });
  }

  /** One stranger's announcement never keeps this node from everybody's work. */
  @Test
  void aJobWhosePayCannotBeJudgedIsPassedOverAlone() throws Exception {
    Market market = market(this::tooLittle, ABSURD, USUAL);
    assertThat(market.best()).isEmpty();
    assertThat(market.best()).isEmpty();
    assertThat(market.nothing()).isEqualTo("too little");
    assertThat(declined).containsExactly(ABSURD);
    assertThat(judged).containsExactly(ABSURD, USUAL, USUAL);
  }

  /** That the store cannot be read for a moment says nothing of the job. */
  @Test
  void aJobIsLookedAtAgainWhenTheStoreCanBeRead() throws Exception {
    Settings unread = closedSettings();
    Market market = market(job -> unread.get("least"), USUAL);
    assertThat(market.best()).isEmpty();
    assertThat(market.nothing()).startsWith("Hearth's database could not be used");
    assertThat(declined).isEmpty();
  }

  private Settings closedSettings() throws IOException {
    try (DataFolder other = DataFolder.open(root.resolve("closed"));
        NodeStore closed = NodeStore.open(other, InstantSource.system())) {
      return closed.settings();
    }
  }

  @Test
  void whatWasPassedOverLongAgoIsForgotten() throws Exception {
    Market market = market(this::tooLittle, ABSURD);
    market.best();
    for (int number = 1; number <= 1000; number++) {
      market.decline(Fixtures.job(SUBMITTER, Wei.of(number)), "");
    }
    market.best();
    assertThat(judged).containsExactly(ABSURD, ABSURD);
  }

  private Optional<String> tooLittle(JobSpec job) {
    judged.add(job);
    if (job.equals(ABSURD)) {
      throw new IllegalArgumentException("not an amount of money");
    }
    return Optional.of("too little");
  }

  private static KnownJob announced(JobSpec job) {
    Signed announcement = Signed.by(SUBMITTER, job.encode());
    return new KnownJob(job, announcement, SUBMITTER.peerId(), List.of());
  }
}
