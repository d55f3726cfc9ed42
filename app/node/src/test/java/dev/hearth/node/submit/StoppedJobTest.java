package dev.hearth.node.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.JobView;
import dev.hearth.node.Fixtures;
import dev.hearth.node.ManualClock;
import dev.hearth.node.lease.ScriptedWorker;
import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.GrantedLease.Phase;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnJob;
import dev.hearth.node.worker.WorkerQueue;
import dev.hearth.node.worker.WorkerResult;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Refusal;
import dev.hearth.protocol.Settlement;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A job that its owner stops, or that fails, while leases of it are with providers. */
@Timeout(30)
class StoppedJobTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);
  private static final NodeKey TRAINER = Fixtures.key(2);
  private static final NodeKey AUDITOR = Fixtures.key(3);
  private static final JobSpec JOB = Fixtures.job(SUBMITTER);
  private static final Hash LIE = Hash.sha256(new byte[] {6});

  @TempDir Path root;
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final ManualClock clock =
      new ManualClock(Instant.ofEpochSecond(JOB.deadline()).minus(Duration.ofHours(1)));
  private final ScriptedWorker worker = new ScriptedWorker();
  private final GrantedLease trained = lease(0, TRAINER);
  private final GrantedLease audit = lease(1, AUDITOR);
  private UpdateSource updates = (peer, blob) -> new BlobOutcome.Stored(blob);
  private JobListener listener = JobListener.NONE;
  private JobView.Phase phase = JobView.Phase.RUNNING;
  private DataFolder folder;
  private NodeStore store;
  private WorkerQueue computing;

  @BeforeEach
  void open() throws IOException {
    folder = DataFolder.open(root);
    store = NodeStore.open(folder, clock);
    computing = new WorkerQueue(worker, scheduler, WorkerQueue.KEEP);
  }

  @AfterEach
  void close() throws IOException {
    computing.close();
    scheduler.shutdownNow();
    store.close();
    folder.close();
  }

  private static GrantedLease lease(int replica, NodeKey holder) {
    Lease lease =
        new Lease(
            JOB.id(),
            0,
            0,
            replica,
            holder.address(),
            holder.address(),
            JOB.price().times(replica),
            JOB.price(),
            JOB.startRoot(),
            JOB.programHash(),
            Hash.ZERO,
            JOB.deadline());
    Grant grant = new Grant(lease, SUBMITTER.sign(lease.digest(JOB.escrow())), JOB.weights());
    return GrantedLease.out(grant, holder.peerId());
  }

  private static Commitment result(GrantedLease lease, Hash root) {
    return new Commitment(
        lease.id(), 4, List.of(root, root), root, WorkerResult.Trained.NO_UPDATE, 2.5f);
  }

  private static Signed signed(GrantedLease lease, NodeKey holder, Hash root) {
    return Signed.by(holder, result(lease, root).encode());
  }

  /** Every lease of the job is audited. */
  private RunningJob running(GrantedLease... leases) {
    OwnJob own =
        new OwnJob(
            JOB,
            Signed.by(SUBMITTER, JOB.encode()),
            "tiny",
            Bytes.of(new byte[32]),
            1,
            Duration.ofMinutes(10),
            Wei.of(1_000_000),
            Wei.ZERO,
            phase,
            "");
    store.ownJobs().put(own);
    store.ownJobs().put(List.of(leases));
    RunningJob running =
        new RunningJob(
            new Surroundings(
                SUBMITTER,
                store,
                (peer, blob) -> updates.fetch(peer, blob),
                peer -> true,
                computing,
                clock,
                scheduler),
            own,
            listener);
    running.resume();
    return running;
  }

  private static CompletableFuture<byte[]> commit(
      RunningJob job, GrantedLease lease, NodeKey holder, Hash root) {
    return job.commit(holder.peerId(), signed(lease, holder, root), result(lease, root));
  }

  private static void stop(RunningJob job) {
    job.change(stored -> stored.in(JobView.Phase.STOPPED, "Stopped by its owner."));
  }

  private static byte[] answer(CompletableFuture<byte[]> held) throws Exception {
    return held.get(20, TimeUnit.SECONDS);
  }

  @Test
  void whatWasCommittedIsReplayedAndPaid() throws Exception {
    RunningJob job =
        running(trained.committed(signed(trained, TRAINER, ScriptedWorker.ROOT)), audit);
    CompletableFuture<byte[]> held = commit(job, trained, TRAINER, ScriptedWorker.ROOT);
    stop(job);
    assertThat(held).isNotDone();

    CompletableFuture<byte[]> audited = commit(job, audit, AUDITOR, LIE);

    assertThat(Settlement.decode(answer(held)).voucher().total()).isEqualTo(JOB.price());
    assertThat(Refusal.decode(answer(audited)).code()).isEqualTo(Refusal.Code.UNEQUAL_BITS);
    assertThat(job.job().phase()).isEqualTo(JobView.Phase.STOPPED);
  }

  @Test
  void whatWasLeftToJudgeIsJudgedAfterARestart() throws Exception {
    phase = JobView.Phase.STOPPED;
    RunningJob job = running(trained.committed(signed(trained, TRAINER, LIE)));
    assertThat(Refusal.decode(answer(commit(job, trained, TRAINER, LIE))).code())
        .isEqualTo(Refusal.Code.UNEQUAL_BITS);
  }

  /** It cannot be told who is right, and that is not the providers' fault. */
  @Test
  void whatCannotBeReplayedIsPaid() throws Exception {
    for (int replay = 0; replay < 2; replay++) {
      worker.scripts.add(
          work -> CompletableFuture.completedFuture(new WorkerResult.Failed("no such data")));
    }
    RunningJob job = running(trained.committed(signed(trained, TRAINER, LIE)), audit);
    CompletableFuture<byte[]> held = commit(job, trained, TRAINER, LIE);
    CompletableFuture<byte[]> audited = commit(job, audit, AUDITOR, ScriptedWorker.ROOT);

    assertThat(Settlement.decode(answer(held)).lease()).isEqualTo(trained.id());
    assertThat(Settlement.decode(answer(audited)).lease()).isEqualTo(audit.id());
    assertThat(job.job().phase()).isEqualTo(JobView.Phase.FAILED);
  }

  @Test
  void whatIsInTheWayIsSaidAsLongAsItIs() throws Exception {
    CountDownLatch troubled = new CountDownLatch(1);
    listener =
        event -> {
          if (event instanceof JobEvent.JobTroubled) {
            troubled.countDown();
          }
        };
    worker.scripts.add(
        work -> CompletableFuture.failedFuture(new IOException("The disk is full.")));
    RunningJob job = running(trained.committed(signed(trained, TRAINER, ScriptedWorker.ROOT)));
    troubled.await();
    assertThat(job.view().sentence()).endsWith("0 of 2 shards accepted. The disk is full.");

    job.change(stored -> stored); // anything wakes it
    answer(commit(job, trained, TRAINER, ScriptedWorker.ROOT));
    assertThat(job.view().sentence()).endsWith("1 of 2 shards accepted.");
  }

  @Test
  void aRepeatedCommitmentFetchesNothingTwice() throws Exception {
    CountDownLatch fetching = new CountDownLatch(1);
    CountDownLatch arrived = new CountDownLatch(1);
    updates =
        (peer, blob) -> {
          assertThat(fetching.getCount()).as("fetched twice").isOne();
          fetching.countDown();
          awaited(arrived);
          return new BlobOutcome.WrongContent(blob);
        };
    RunningJob job = running(trained);
    Commitment commitment =
        new Commitment(
            trained.id(),
            4,
            List.of(LIE, LIE),
            LIE,
            new BlobId(JOB.weights().root(), JOB.model().parameters() * Float.BYTES),
            2.5f);
    Signed signed = Signed.by(TRAINER, commitment.encode());
    CompletableFuture<byte[]> first =
        CompletableFuture.supplyAsync(() -> answerOf(job, signed, commitment));
    fetching.await();

    assertThat(job.commit(TRAINER.peerId(), signed, commitment))
        .isCompletedWithValueMatching(
            answer -> code(answer) == Refusal.Code.MISSING_UPDATE, "asked again later");
    arrived.countDown();
    assertThat(code(first.join())).isEqualTo(Refusal.Code.MISSING_UPDATE);
    assertThat(store.ownJobs().leases(JOB.id()).getFirst().phase()).isEqualTo(Phase.OUT);
  }

  private static byte[] answerOf(RunningJob job, Signed signed, Commitment commitment) {
    return job.commit(TRAINER.peerId(), signed, commitment).join();
  }

  private static Refusal.Code code(byte[] answer) {
    try {
      return Refusal.decode(answer).code();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static void awaited(CountDownLatch event) {
    try {
      event.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
