package dev.hearth.node.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.Fixtures;
import dev.hearth.node.lease.LeaseBook;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.LeaseRecord;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnClaim;
import dev.hearth.protocol.ClaimedWork;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What stays of a job that is over. */
class LeftoversTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);
  private static final NodeKey PROVIDER = Fixtures.key(2);
  private static final JobSpec JOB = Fixtures.job(SUBMITTER);

  @TempDir Path root;
  private DataFolder folder;
  private NodeStore store;
  private Leftovers leftovers;

  @BeforeEach
  void open() throws Exception {
    InstantSource clock = InstantSource.system();
    folder = DataFolder.open(root);
    store = NodeStore.open(folder, clock);
    leftovers = new Leftovers(PROVIDER, store, new LeaseBook(store, "cpu", clock));
    for (String content : List.of("weights", "train", "update")) {
      store.blobs().put(content.getBytes(StandardCharsets.UTF_8));
    }
  }

  @AfterEach
  void close() throws Exception {
    store.close();
    folder.close();
  }

  private Grant unpaid(JobSpec job, List<String> keepers) {
    Signed announcement = Signed.by(SUBMITTER, job.encode());
    store.jobs().put(new KnownJob(job, announcement, SUBMITTER.peerId(), List.of()));
    Grant plain = Fixtures.grant(SUBMITTER, job, PROVIDER.address(), 0, Wei.ZERO);
    Grant grant = new Grant(plain.lease(), plain.signature(), plain.weights(), keepers);
    store
        .leases()
        .put(
            new LeaseRecord(
                grant,
                "cpu",
                LeaseRecord.Phase.EXPIRED,
                Optional.of(commitment(grant)),
                Optional.empty(),
                "no answer"));
    return grant;
  }

  private static Signed commitment(Grant grant) {
    Commitment commitment = Fixtures.commitment(grant);
    return Signed.by(PROVIDER, commitment.encode());
  }

  @Test
  void whatMayBeClaimedStaysUntilItIsReleased() {
    unpaid(JOB, List.of("/ip4/127.0.0.1/tcp/1"));
    leftovers.clear(JOB);
    assertThat(folder.blobs()).isNotEmptyDirectory();
    leftovers.release(JOB);
    assertThat(folder.blobs()).isEmptyDirectory();
  }

  @Test
  void whatNobodyKeepsCannotBeClaimedAndGoes() {
    unpaid(JOB, List.of());
    leftovers.clear(JOB);
    assertThat(folder.blobs()).isEmptyDirectory();
  }

  @Test
  void whatAJobOfThisNodesOwnHasInCommonStays() {
    unpaid(JOB, List.of());
    Fixtures.putOwnJob(store.ownJobs(), PROVIDER);
    leftovers.clear(JOB);
    assertThat(List.of(JOB.weights(), JOB.trainTokens())).allMatch(store.blobs()::has);
  }

  /** Both jobs read the same text and start from the same weights. */
  @Test
  void aClaimUnderWayKeepsWhatAnotherJobLeaves() {
    JobSpec other = Fixtures.job(Fixtures.key(3));
    unpaid(other, List.of());
    Grant grant = unpaid(JOB, List.of());
    ClaimedWork work =
        new ClaimedWork(
            Signed.by(SUBMITTER, JOB.encode()), List.of(grant), List.of(commitment(grant)));
    OwnClaim claim = new OwnClaim(Hash.ZERO, JOB.id(), work, OwnClaim.Phase.MADE, "");
    store.ownClaims().put(claim);
    store.jobs().over(JOB.id());
    store.jobs().over(other.id());

    leftovers.clear(other);
    assertThat(store.blobs().has(JOB.trainTokens())).isTrue();

    store.ownClaims().put(claim.in(OwnClaim.Phase.PAID, ""));
    leftovers.clear(other);
    assertThat(folder.blobs()).isEmptyDirectory();
  }
}
