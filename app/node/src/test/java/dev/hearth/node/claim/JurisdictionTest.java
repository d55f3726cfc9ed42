package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.Fixtures;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnDispute;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.Seat;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JurisdictionTest {
  private static final Instant NOW = Instant.parse("2026-11-27T11:00:00Z");
  private static final NodeKey SUBMITTER = Fixtures.key(1);

  @TempDir Path root;

  /** How the node knows the job, on which chain it is now, how old the dispute is. */
  @ParameterizedTest
  @CsvSource({
    "worked for, 31337, 100, true",
    "worked for, 1, 0, false",
    "paid for, 31337, 100, true",
    "paid for, 1, 0, false",
    "forgotten, 31337, 29, true",
    "forgotten, 31337, 31, false",
  })
  void aChainIsAskedAboutItsOwn(String known, long chain, int days, boolean covered)
      throws Exception {
    JobSpec job = Fixtures.job(SUBMITTER);
    try (DataFolder folder = DataFolder.open(root);
        NodeStore store = NodeStore.open(folder, InstantSource.system())) {
      if (known.equals("worked for")) {
        Signed announcement = Signed.by(SUBMITTER, job.encode());
        store.jobs().put(new KnownJob(job, announcement, SUBMITTER.peerId(), List.of()));
      } else if (known.equals("paid for")) {
        Fixtures.putOwnJob(store.ownJobs(), SUBMITTER);
      }
      Jurisdiction here = new Jurisdiction(store, chain, InstantSource.fixed(NOW));
      assertThat(here.covers(dispute(job, NOW.minus(Duration.ofDays(days))))).isEqualTo(covered);
    }
  }

  private static OwnDispute dispute(JobSpec job, Instant since) {
    Address provider = Fixtures.key(2).address();
    return OwnDispute.begun(
        Hash.ZERO,
        new OwnDispute.Matter(
            Address.ZERO,
            Address.ZERO,
            Hash.ZERO,
            job.title(),
            Fixtures.grant(SUBMITTER, job, provider, 0, Wei.ZERO).lease(),
            Seat.PROVIDER,
            Wei.of(1),
            since));
  }
}
