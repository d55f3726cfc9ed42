package dev.hearth.node.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.JobView;
import dev.hearth.api.PlantView;
import dev.hearth.node.Fixtures;
import dev.hearth.node.ManualClock;
import dev.hearth.node.lease.ScriptedWorker;
import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnJob;
import dev.hearth.node.worker.WorkerQueue;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A lease that was planted, as its submitter takes it up after a stop. */
@Timeout(30)
class PlantedLeaseTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);
  private static final NodeKey PLANTER = Fixtures.key(2);
  private static final JobSpec JOB = Fixtures.job(SUBMITTER);
  private static final Grant GRANT = Fixtures.grant(SUBMITTER, JOB, PLANTER.address(), 0, Wei.ZERO);
  private static final Commitment COMMITMENT = Fixtures.commitment(GRANT);
  private static final OwnJob OWN =
      new OwnJob(
          JOB,
          Signed.by(SUBMITTER, JOB.encode()),
          "tiny",
          Bytes.of(new byte[Hash.SIZE]),
          1,
          Duration.ofMinutes(10),
          JOB.price().times(10),
          Wei.ZERO,
          JobView.Phase.RUNNING,
          "");

  @TempDir Path root;
  private final ManualClock clock =
      new ManualClock(Instant.ofEpochSecond(JOB.deadline()).minus(Duration.ofHours(1)));
  private final ScriptedWorker worker = new ScriptedWorker();

  @Test
  void isNotAnsweredNorComputedAgainAndItsShardIsToBeTrained() throws Exception {
    Signed signed = Signed.by(PLANTER, COMMITMENT.encode());
    ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    try (DataFolder folder = DataFolder.open(root);
        NodeStore store = NodeStore.open(folder, clock);
        WorkerQueue computing = new WorkerQueue(worker, scheduler, WorkerQueue.KEEP)) {
      store.ownJobs().put(OWN);
      GrantedLease lease = GrantedLease.out(GRANT, PLANTER.peerId()).committed(signed);
      store.ownJobs().put(List.of(lease.planted()));
      worker.scripts.add(work -> new CompletableFuture<>());
      RunningJob job = new RunningJob(surroundings(store, computing, scheduler), OWN, event -> {});
      job.resume();

      CompletableFuture<byte[]> held = job.commit(PLANTER.peerId(), signed, COMMITMENT);

      assertThat(held).isNotDone();
      assertThat(worker.scripts).as("asked to compute").hasSize(1);
      assertThat(job.read(JobRecords::board).shards().getFirst().next(true))
          .isEqualTo(ShardBoard.Next.TRAIN);
      assertThat(job.view().mismatches()).isZero();
      assertThat(job.view().plants())
          .containsExactly(
              new PlantView(1, 1, PlantView.State.PLANTED, "It is planted, and not claimed yet."));
      assertThat(StoredJobs.views(store).getFirst().plants()).isEqualTo(job.view().plants());
      job.close();
      assertThat(held).isCancelled();
    } finally {
      scheduler.shutdownNow();
    }
  }

  private Surroundings surroundings(
      NodeStore store, WorkerQueue computing, ScheduledExecutorService scheduler) {
    return new Surroundings(
        SUBMITTER,
        store,
        (peer, blob) -> new BlobOutcome.Stored(blob),
        peer -> true,
        computing,
        clock,
        scheduler);
  }
}
