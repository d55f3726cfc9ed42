package dev.hearth.node.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.JobView;
import dev.hearth.node.Fixtures;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnJob;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has put up nothing is checked on each lease, by whatever chance the others are. */
class BondedAuditsTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);
  private static final NodeKey TRAINER = Fixtures.key(2);
  private static final InstantSource CLOCK = InstantSource.system();

  @TempDir Path root;

  /** One in a million is as good as none, but for a provider without a bond. */
  @ParameterizedTest
  @CsvSource({
    "1, open, full, false",
    "1, open, short, true",
    "1, open, unknown, true",
    "1, open, unasked, true", // before a restart
    "1, none, short, false",
    "0, open, short, false",
    "1000000, open, full, true"
  })
  void isAudited(int perMillion, String claims, String bond, boolean audited) throws Exception {
    JobSpec job = job(perMillion);
    try (DataFolder folder = DataFolder.open(root);
        NodeStore store = NodeStore.open(folder, CLOCK)) {
      GrantedLease lease = committed(job);
      store.ownJobs().put(own(job));
      store.ownJobs().put(List.of(lease));
      if (claims.equals("open")) {
        store.ownJobs().putKeepers(job.id(), List.of("/ip4/127.0.0.1/tcp/1"), "");
      }
      JobRecords records = new JobRecords(store.ownJobs(), own(job));
      AuditChoice audits =
          new AuditChoice(
              CLOCK,
              (spec, asked) -> isFull(bond),
              records,
              new Bidders(records, peer -> false),
              wait -> {});

      if (!bond.equals("unasked")) {
        audits.askForBond(lease);
      }

      assertThat(audits.isAudited(records.board().shards().getFirst())).isEqualTo(audited);
    }
  }

  private static boolean isFull(String bond) throws IOException {
    if (bond.equals("unknown")) {
      throw new IOException("the chain is not reached");
    }
    return bond.equals("full");
  }

  private static OwnJob own(JobSpec job) {
    return new OwnJob(
        job,
        Signed.by(SUBMITTER, job.encode()),
        "tiny",
        Bytes.of(new byte[Hash.SIZE]),
        1,
        Duration.ofMinutes(10),
        Wei.of(1_000_000),
        Wei.ZERO,
        JobView.Phase.RUNNING,
        "");
  }

  private static GrantedLease committed(JobSpec job) {
    Grant grant = Fixtures.grant(SUBMITTER, job, TRAINER.address(), 0, Wei.ZERO);
    return GrantedLease.out(grant, TRAINER.peerId())
        .committed(Signed.by(TRAINER, Fixtures.commitment(grant).encode()));
  }

  private static JobSpec job(int perMillion) {
    JobSpec usual = Fixtures.job(SUBMITTER);
    return new JobSpec(
        usual.title(),
        usual.submitter(),
        usual.model(),
        usual.hyperparameters(),
        usual.seed(),
        usual.rounds(),
        usual.shards(),
        usual.weights(),
        usual.startRoot(),
        usual.programHash(),
        usual.trainTokens(),
        usual.validationTokens(),
        usual.vocabulary(),
        usual.price(),
        usual.auditPrice(),
        perMillion,
        usual.deadline(),
        usual.escrow());
  }
}
