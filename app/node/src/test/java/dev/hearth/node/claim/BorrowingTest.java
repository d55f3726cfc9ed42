package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.Fixtures;
import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.LeaseRecord;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an auditor fetched goes when it is of no more use, and nothing else does. */
class BorrowingTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);
  private static final Hash CLAIM = Hash.sha256(new byte[] {1});
  private static final Hash OTHER = Hash.sha256(new byte[] {2});

  private final JobSpec job = Fixtures.job(SUBMITTER);
  @TempDir Path root;
  private DataFolder folder;
  private NodeStore store;
  private Borrowing borrowing;

  @BeforeEach
  void open() throws IOException {
    folder = DataFolder.open(root);
    store = NodeStore.open(folder, InstantSource.system());
    borrowing = new Borrowing(store);
  }

  @AfterEach
  void close() throws IOException {
    store.close();
    folder.close();
  }

  private BlobId blob(int content) throws IOException {
    return ((BlobOutcome.Stored) store.blobs().put(new byte[] {(byte) content})).id();
  }

  private BlobId brought(Hash claim, int content) throws IOException {
    borrowing.bring(claim, BlobId.of(new byte[] {(byte) content}));
    return blob(content);
  }

  @Test
  void whatTwoClaimsNeedStaysUntilBothAreDecided() throws IOException {
    BlobId single = brought(CLAIM, 1);
    BlobId shared = brought(CLAIM, 2);
    brought(OTHER, 2);
    borrowing.giveBack(job, CLAIM);
    assertThat(store.blobs().has(single)).isFalse();
    assertThat(store.blobs().has(shared)).isTrue();
    borrowing.giveBack(job, OTHER);
    assertThat(store.blobs().has(shared)).isFalse();
  }

  @Test
  void whatWasHereBeforeStays() throws IOException {
    BlobId own = blob(3);
    borrowing.bring(CLAIM, own);
    borrowing.giveBack(job, CLAIM);
    assertThat(store.blobs().has(own)).isTrue();
  }

  /** It came for an audit, and this node has taken a lease of the job since. */
  @Test
  void whatThisNodeWorksWithStays() throws IOException {
    BlobId weights = brought(CLAIM, 4);
    Grant plain = Fixtures.grant(SUBMITTER, job, Fixtures.key(2).address(), 0, Wei.ZERO);
    Grant grant = new Grant(plain.lease(), plain.signature(), weights, List.of());
    Signed announcement = Signed.by(SUBMITTER, job.encode());
    store.jobs().put(KnownJob.of(announcement, SUBMITTER.peerId(), List.of()));
    store
        .leases()
        .put(
            new LeaseRecord(
                grant, "cpu", LeaseRecord.Phase.LEASED, Optional.empty(), Optional.empty(), ""));
    borrowing.giveBack(job, CLAIM);
    assertThat(store.blobs().has(weights)).isTrue();
  }

  /** Another's job of the same text and seed: content has one name, whoever asks for it. */
  @Test
  void whatAJobOfThisNodesOwnIsMadeOfStays() throws IOException {
    List<BlobId> content = new ArrayList<>();
    for (String part : Fixtures.OWN_CONTENT) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      borrowing.bring(CLAIM, BlobId.of(bytes));
      content.add(((BlobOutcome.Stored) store.blobs().put(bytes)).id());
    }
    Fixtures.putOwnJob(store.ownJobs(), Fixtures.key(3));
    borrowing.giveBack(job, CLAIM);
    assertThat(content).allMatch(store.blobs()::has);
  }
}
