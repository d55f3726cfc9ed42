package dev.hearth.node.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.JobView;
import dev.hearth.node.Fixtures;
import dev.hearth.node.TinyJob;
import dev.hearth.node.lease.ScriptedWorker;
import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnJob;
import dev.hearth.node.worker.WorkerQueue;
import dev.hearth.protocol.Bid;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What a node signs for work of which a lease came to nothing: two by one name cost its bond. */
class LeasedAgainTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);
  private static final NodeKey FIRST = Fixtures.key(2);
  private static final NodeKey SECOND = Fixtures.key(3);
  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.ofEpochSecond(Fixtures.DEADLINE).minus(Duration.ofHours(1)));

  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  @TempDir Path root;

  @AfterEach
  void end() {
    scheduler.shutdownNow();
  }

  static Stream<Named<UnaryOperator<GrantedLease>>> ends() {
    return Stream.of(
        Named.of("overdue", GrantedLease::expired),
        Named.of("refused", lease -> committed(lease).refused("lied")));
  }

  private static GrantedLease committed(GrantedLease lease) {
    return lease.committed(Signed.by(FIRST, Fixtures.commitment(lease.grant()).encode()));
  }

  @ParameterizedTest
  @MethodSource("ends")
  void hasAnotherName(UnaryOperator<GrantedLease> end) throws Exception {
    try (DataFolder folder = DataFolder.open(root);
        NodeStore store = NodeStore.open(folder, CLOCK);
        WorkerQueue computing = new WorkerQueue(new ScriptedWorker(), scheduler, Duration.ZERO)) {
      JobSpec job = TinyJob.publish(SUBMITTER, Fixtures.job(SUBMITTER).escrow(), store.blobs());
      GrantedLease ended =
          end.apply(
              GrantedLease.out(
                  Fixtures.grant(SUBMITTER, job, FIRST.address(), 0, Wei.ZERO), FIRST.peerId()));
      OwnJob own = own(job);
      store.ownJobs().put(own);
      store.ownJobs().put(List.of(ended));
      RunningJob running = new RunningJob(surroundings(store, computing), own, JobListener.NONE);
      running.resume();
      running.bid(SECOND.peerId(), new Bid(job.id(), SECOND.address(), 1L << 40, 1, Wei.ZERO, ""));
      assertThat(store.ownJobs().leases(job.id()))
          .extracting(lease -> lease.lease().shard(), lease -> lease.lease().replica())
          .hasSize(2)
          .doesNotHaveDuplicates()
          .allMatch(name -> name.toList().getFirst().equals(ended.lease().shard()));
      running.close();
    }
  }

  private Surroundings surroundings(NodeStore store, WorkerQueue computing) {
    return new Surroundings(
        SUBMITTER,
        store,
        (peer, blob) -> new BlobOutcome.Stored(blob),
        peer -> true,
        computing,
        CLOCK,
        scheduler);
  }

  private static OwnJob own(JobSpec job) {
    return new OwnJob(
        job,
        Signed.by(SUBMITTER, job.encode()),
        "tiny",
        Bytes.of(new byte[32]),
        1,
        Duration.ofMinutes(10),
        Wei.of(1_000_000_000),
        Wei.ZERO,
        JobView.Phase.RUNNING,
        "");
  }
}
