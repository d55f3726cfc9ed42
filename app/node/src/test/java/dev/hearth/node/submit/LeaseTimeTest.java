package dev.hearth.node.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.JobView;
import dev.hearth.node.Fixtures;
import dev.hearth.node.device.Devices;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.GrantedLease.Phase;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnJob;
import dev.hearth.node.worker.InProcessWorker;
import dev.hearth.node.worker.WorkerQueue;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** When a lease ends whose timer and whose clock do not agree, as after the machine slept. */
class LeaseTimeTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);
  private static final NodeKey PROVIDER = Fixtures.key(2);
  private static final Duration LEASE = Duration.ofMinutes(10);

  @TempDir Path root;
  private final Timers timers = new Timers();
  private Instant now = Instant.ofEpochSecond(Fixtures.DEADLINE).minus(LEASE);

  /** Runs what is due when it is told to. */
  private static final class Timers extends ScheduledThreadPoolExecutor {
    private final List<Runnable> set = new ArrayList<>();
    private Duration longest = Duration.ZERO;

    Timers() {
      super(1);
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable timer, long delay, TimeUnit unit) {
      set.add(timer);
      Duration wait = Duration.of(delay, unit.toChronoUnit());
      longest = wait.compareTo(longest) > 0 ? wait : longest;
      return null;
    }

    void goOff() {
      List<Runnable> due = List.copyOf(set);
      set.clear();
      due.forEach(Runnable::run);
    }
  }

  private static Arguments row(String course, Phase phase, int... minutesByTheClock) {
    return Arguments.of(course, minutesByTheClock, phase);
  }

  static Stream<Arguments> courses() {
    return Stream.of(
        row("minute after minute", Phase.OUT, 1, 1, 1),
        row("to its deadline", Phase.EXPIRED, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1),
        row("asleep through the deadline", Phase.EXPIRED, 1, 180),
        row("asleep for less", Phase.OUT, 1, 8),
        row("the clock was set back", Phase.OUT, 5, -120, 6),
        row("set back, and then long enough", Phase.EXPIRED, 5, -120, 125));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("courses")
  void endsByTheClock(String course, int[] minutesByTheClock, Phase phase) throws Exception {
    InProcessWorker idle = InProcessWorker.on(Devices.installed().first(), 1);
    try (DataFolder folder = DataFolder.open(root);
        NodeStore store = NodeStore.open(folder, () -> now);
        WorkerQueue computing = new WorkerQueue(idle, timers, WorkerQueue.KEEP)) {
      JobSpec job = Fixtures.job(SUBMITTER);
      GrantedLease lease =
          GrantedLease.out(
              Fixtures.grant(SUBMITTER, job, PROVIDER.address(), 0, Wei.ZERO), PROVIDER.peerId());
      RunningJob running = running(store, computing, job, lease);
      for (int minutes : minutesByTheClock) {
        now = now.plus(Duration.ofMinutes(minutes));
        timers.goOff();
      }
      assertThat(running.read(records -> records.lease(lease.id())).orElseThrow().phase())
          .isEqualTo(phase);
      assertThat(timers.longest).isLessThanOrEqualTo(Duration.ofMinutes(1));
    } finally {
      timers.shutdownNow();
    }
  }

  private RunningJob running(
      NodeStore store, WorkerQueue computing, JobSpec job, GrantedLease lease) {
    OwnJob own =
        new OwnJob(
            job,
            Signed.by(SUBMITTER, job.encode()),
            "tiny",
            Bytes.of(new byte[32]),
            1,
            LEASE,
            Wei.of(1_000_000),
            Wei.ZERO,
            JobView.Phase.RUNNING,
            "");
    store.ownJobs().put(own);
    store.ownJobs().put(List.of(lease));
    RunningJob running =
        new RunningJob(
            new Surroundings(
                SUBMITTER,
                store,
                (peer, blob) -> {
                  throw new AssertionError("nothing is fetched");
                },
                peer -> true,
                computing,
                () -> now,
                timers),
            own,
            JobListener.NONE);
    running.resume();
    return running;
  }
}
