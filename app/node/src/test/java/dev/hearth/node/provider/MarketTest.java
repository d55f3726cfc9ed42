package dev.hearth.node.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.Fixtures;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarketTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);
  private static final JobSpec ABSURD = Fixtures.job(SUBMITTER, Fixtures.ABSURD);
  private static final JobSpec USUAL = Fixtures.job(SUBMITTER);

  private final List<JobSpec> declined = new ArrayList<>();
  private final List<JobSpec> judged = new ArrayList<>();
  @TempDir Path root;

  /** One stranger's announcement never keeps this node from everybody's work. */
  @Test
  void aJobWhosePayCannotBeJudgedIsPassedOverAlone() throws Exception {
    InstantSource clock = InstantSource.system();
    try (DataFolder folder = DataFolder.open(root);
        NodeStore store = NodeStore.open(folder, clock)) {
      Market market =
          new Market(
              () -> Stream.of(ABSURD, USUAL).map(MarketTest::announced).toList(),
              store.jobs(),
              job -> false,
              null, // nothing gets as far as the rules and the chain
              this::tooLittle,
              null,
              clock,
              new ProviderListener() {
                @Override
                public void declined(JobSpec job, String reason) {
                  declined.add(job);
                }
              });
      assertThat(market.best()).isEmpty();
      assertThat(market.best()).isEmpty();
      assertThat(market.nothing()).isEqualTo("too little");
    }
    assertThat(declined).containsExactly(ABSURD);
    assertThat(judged).containsExactly(ABSURD, USUAL, USUAL);
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
