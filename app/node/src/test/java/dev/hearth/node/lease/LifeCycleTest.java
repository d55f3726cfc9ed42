package dev.hearth.node.lease;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.node.Fixtures;
import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.worker.ProgressListener;
import dev.hearth.node.worker.WorkerResult;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Protocols;
import dev.hearth.protocol.Refusal;
import dev.hearth.protocol.Settlement;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Voucher;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.earnings.EarningsLedger;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A lease's way under every answer and every fault, with a submitter and a worker that play parts.
 */
class LifeCycleTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);
  private static final NodeKey PROVIDER = Fixtures.key(2);
  private static final JobSpec JOB = Fixtures.job(SUBMITTER);
  private static final Grant GRANT =
      Fixtures.grant(SUBMITTER, JOB, PROVIDER.address(), 0, Wei.ZERO);

  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final ScriptedSubmitters submitters = new ScriptedSubmitters();
  private final ScriptedWorker worker = new ScriptedWorker();
  private final WorkGate gate = new WorkGate();
  private final GatedWorker gated =
      new GatedWorker(worker, gate, scheduler, GatedWorker.PATIENCE, () -> {});
  private final List<LeaseState> seen = new ArrayList<>();
  private final List<String> troubles = new ArrayList<>();
  private InstantSource clock = InstantSource.system();
  @TempDir Path root;
  private DataFolder folder;
  private NodeStore store;
  private LeaseBook book;

  /** The process ends here; what is stored is all that is left. */
  private static final class Kill extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  @BeforeEach
  void open() throws Exception {
    folder = DataFolder.open(root.resolve("data"));
    reopen();
    store
        .jobs()
        .put(KnownJob.of(Signed.by(SUBMITTER, JOB.encode()), SUBMITTER.peerId(), List.of()));
    submitters.answers.add(() -> new Answer.Paid(settlement(GRANT, JOB.price())));
  }

  private void reopen() throws IOException {
    store = NodeStore.open(folder, clock);
    book = new LeaseBook(store, "cpu", clock);
  }

  @AfterEach
  void close() throws Exception {
    scheduler.shutdownNow();
    store.close();
    folder.close();
  }

  private LeaseDispatcher dispatcher(LeaseListener listener) {
    Retry retry =
        new Retry(scheduler, clock, new Random(1), Duration.ofMillis(1), Duration.ofMillis(4));
    return new LeaseDispatcher(
        PROVIDER, store, book, submitters, gated, Conduct.HONEST, retry, clock, listener);
  }

  private LeaseState run(LeaseState from) throws InterruptedException {
    LeaseListener listener =
        new LeaseListener() {
          @Override
          public void changed(LeaseState state) {
            seen.add(state);
          }

          @Override
          public void troubled(LeaseState state, String sentence) {
            troubles.add(sentence);
          }
        };
    return dispatcher(listener).advance(from, state -> true);
  }

  private LeaseState run() throws InterruptedException {
    return run(new LeaseState.Leased(GRANT));
  }

  private static Settlement settlement(Grant grant, Wei total) {
    return settlement(SUBMITTER, grant.lease().id(), JOB.id(), PROVIDER.address(), total);
  }

  private static Settlement settlement(
      NodeKey signer, Hash lease, Hash job, Address provider, Wei total) {
    Voucher voucher = new Voucher(job, provider, total);
    return new Settlement(lease, voucher, signer.sign(voucher.digest(Fixtures.ESCROW)), "");
  }

  private Wei earned() {
    return EarningsLedger.replay(store.receipts().all()).total().earned();
  }

  private List<String> phases() {
    return seen.stream().map(state -> state.getClass().getSimpleName()).toList();
  }

  @Test
  void goesFromGrantToPay() throws Exception {
    assertThat(run()).isInstanceOf(LeaseState.Settled.class);
    assertThat(phases()).containsExactly("Leased", "Fetching", "Training", "Committed", "Settled");
    assertThat(earned()).isEqualTo(JOB.price());
    assertThat(book.find(GRANT.lease().id())).contains(seen.getLast());
    assertThat(book.unfinished()).isEmpty();
    Commitment sent = Commitment.decode(submitters.commitments.getFirst().body().toArray());
    assertThat(sent.update()).isEqualTo(Fixtures.blob("an update"));
    assertThat(store.blobs().has(sent.update())).isTrue();
  }

  @Test
  void keepsAnAuditsUpdateToItself() throws Exception {
    Lease l = GRANT.lease();
    Lease audit =
        new Lease(
            l.job(),
            0,
            0,
            1,
            l.provider(),
            l.node(),
            l.from(),
            l.price(),
            l.startRoot(),
            l.programHash(),
            l.inputsRoot(),
            l.deadline());
    Grant grant = new Grant(audit, SUBMITTER.sign(audit.digest(Fixtures.ESCROW)), GRANT.weights());
    submitters.answers.clear();
    submitters.answers.add(() -> new Answer.Paid(settlement(grant, JOB.auditPrice())));

    assertThat(run(new LeaseState.Leased(grant))).isInstanceOf(LeaseState.Settled.class);
    assertThat(submitters.protocols).containsExactly(Protocols.AUDIT);
    assertThat(Commitment.decode(submitters.commitments.getFirst().body().toArray()).update())
        .isEqualTo(BlobId.of(new byte[0]));
    assertThat(store.blobs().has(Fixtures.blob("an update"))).isFalse();
  }

  /** A hotspot in the middle of a download: what runs is broken off, nothing begins. */
  @Test
  @Timeout(20)
  void fetchesNothingWhileItIsHeld() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch brokenOff = new CountDownLatch(1);
    AtomicInteger fetches = new AtomicInteger();
    submitters.fetches.add(
        () -> {
          fetches.incrementAndGet();
          begun.countDown();
          try {
            new CountDownLatch(1).await();
          } catch (InterruptedException e) {
            brokenOff.countDown();
          }
          throw new InterruptedIOException("broken off");
        });
    submitters.fetches.add(
        () -> {
          fetches.incrementAndGet();
          return new BlobOutcome.Stored(GRANT.weights());
        });
    FutureTask<LeaseState> lease = new FutureTask<>(this::run);
    Thread.ofVirtual().start(lease);
    begun.await();
    gate.set(new Permission.Hold("this network is metered", false));
    brokenOff.await();
    assertThat(fetches).hasValue(1);
    gate.set(new Permission.Work(100));
    assertThat(lease.get()).isInstanceOf(LeaseState.Settled.class);
    assertThat(fetches).hasValue(3);
  }

  /** Killed right after each stored state, then started again from what is stored. */
  @ParameterizedTest
  @ValueSource(strings = {"Leased", "Fetching", "Training", "Committed", "Settled"})
  void endsAlikeWhereverItIsKilled(String phase) throws Exception {
    LeaseListener killer =
        new LeaseListener() {
          @Override
          public void changed(LeaseState state) {
            if (state.getClass().getSimpleName().equals(phase)) {
              throw new Kill();
            }
          }
        };
    assertThatThrownBy(
            () -> dispatcher(killer).advance(new LeaseState.Leased(GRANT), state -> true))
        .isInstanceOf(Kill.class);
    store.close();
    reopen();

    for (LeaseState state : book.unfinished()) {
      run(state);
    }
    assertThat(book.find(GRANT.lease().id()).orElseThrow())
        .isInstanceOfSatisfying(
            LeaseState.Settled.class,
            settled -> assertThat(submitters.commitments).containsOnly(settled.commitment()));
    assertThat(earned()).isEqualTo(JOB.price());
  }

  /** The submitter had answered, but the answer was lost with the process or on the way. */
  @Test
  void isPaidOnceHoweverOftenItAsks() throws Exception {
    LeaseState settled = run();
    LeaseState.Committed before =
        new LeaseState.Committed(GRANT, ((LeaseState.Settled) settled).commitment());
    assertThat(book.settle(before, JOB, settlement(GRANT, JOB.price()))).isEqualTo(settled);
    assertThat(earned()).isEqualTo(JOB.price());
    assertThat(store.receipts().all()).hasSize(1);
  }

  static Stream<Arguments> badSettlements() {
    Hash lease = GRANT.lease().id();
    Address us = PROVIDER.address();
    Address other = Fixtures.key(9).address();
    Wei price = JOB.price();
    return Stream.of(
        Arguments.of("another lease", settlement(SUBMITTER, Hash.ZERO, JOB.id(), us, price)),
        Arguments.of("another lease", settlement(SUBMITTER, lease, Hash.ZERO, us, price)),
        Arguments.of("somebody else", settlement(SUBMITTER, lease, JOB.id(), other, price)),
        Arguments.of("not signed", settlement(Fixtures.key(9), lease, JOB.id(), us, price)),
        Arguments.of("promises 999 wei", settlement(SUBMITTER, lease, JOB.id(), us, Wei.of(999))));
  }

  @ParameterizedTest
  @MethodSource("badSettlements")
  void disputesASettlementThatDoesNotHold(String reason, Settlement settlement) throws Exception {
    submitters.answers.clear();
    submitters.answers.add(() -> new Answer.Paid(settlement));
    assertThat(run())
        .isInstanceOfSatisfying(
            LeaseState.Disputed.class, state -> assertThat(state.reason()).contains(reason));
    assertThat(earned()).isEqualTo(Wei.ZERO);
    assertThat(book.all()).containsExactly(seen.getLast());
  }

  @Test
  void takesVouchersInAnyOrderAsLongAsTheyCoverWhatIsDue() throws Exception {
    Grant second = Fixtures.grant(SUBMITTER, JOB, PROVIDER.address(), 1, JOB.price());
    submitters.answers.clear();
    submitters.answers.add(() -> new Answer.Paid(settlement(second, JOB.price().times(2))));
    assertThat(run(new LeaseState.Leased(second))).isInstanceOf(LeaseState.Settled.class);
    submitters.answers.clear();
    submitters.answers.add(() -> new Answer.Paid(settlement(GRANT, JOB.price())));
    assertThat(run()).isInstanceOf(LeaseState.Settled.class);
    assertThat(earned()).isEqualTo(JOB.price().times(2));
    assertThat(book.bestSettlements(JOB.id()).getFirst().voucher().total())
        .isEqualTo(JOB.price().times(2));
  }

  @Test
  void disputesAVoucherThatDoesNotGrow() throws Exception {
    run();
    Grant second = Fixtures.grant(SUBMITTER, JOB, PROVIDER.address(), 1, JOB.price());
    submitters.answers.clear();
    submitters.answers.add(() -> new Answer.Paid(settlement(second, JOB.price())));
    assertThat(run(new LeaseState.Leased(second))).isInstanceOf(LeaseState.Disputed.class);
    assertThat(earned()).isEqualTo(JOB.price());
  }

  /** The wallet was restored from other words meanwhile, so leases pay another account. */
  @Test
  void eachAccountHasVouchersOfItsOwn() throws Exception {
    run();
    Address restored = Fixtures.key(9).address();
    Grant second = Fixtures.grant(SUBMITTER, JOB, restored, 1, JOB.price());
    Settlement settlement =
        settlement(SUBMITTER, second.lease().id(), JOB.id(), restored, JOB.price());
    submitters.answers.clear();
    submitters.answers.add(() -> new Answer.Paid(settlement));
    assertThat(run(new LeaseState.Leased(second))).isInstanceOf(LeaseState.Settled.class);
    assertThat(book.bestSettlements(JOB.id()))
        .extracting(best -> best.voucher().provider())
        .containsExactly(PROVIDER.address(), restored);
  }

  @Test
  void keepsTheReasonOfARefusal() throws Exception {
    Refusal refusal = new Refusal(Refusal.Code.UNEQUAL_BITS, "segment 1 differs");
    submitters.answers.clear();
    submitters.answers.add(() -> new Answer.Denied(refusal));
    assertThat(run())
        .isInstanceOfSatisfying(
            LeaseState.Refused.class, state -> assertThat(state.refusal()).isEqualTo(refusal));
    assertThat(book.all()).containsExactly(seen.getLast());
    assertThat(earned()).isEqualTo(Wei.ZERO);
  }

  @Test
  void asksAgainWhileTheNetworkIsCut() throws Exception {
    submitters.fetches.add(ScriptedSubmitters.cut());
    submitters.fetches.add(() -> new BlobOutcome.WrongContent(JOB.weights()));
    submitters.fetches.add(() -> new BlobOutcome.DiskFull(1 << 21));
    submitters.fetches.add(() -> new BlobOutcome.Stored(JOB.weights()));
    submitters.answers.addFirst(
        () -> new Answer.Denied(new Refusal(Refusal.Code.MISSING_UPDATE, "no update")));
    submitters.answers.addFirst(ScriptedSubmitters.cut());

    assertThat(run()).isInstanceOf(LeaseState.Settled.class);
    assertThat(submitters.commitments).hasSize(3).containsOnly(submitters.commitments.getFirst());
    assertThat(troubles).singleElement().asString().contains("2 MiB more");
  }

  @Test
  void goesOnAfterTheWorkerIsLost() throws Exception {
    worker.scripts.add(a -> CompletableFuture.failedFuture(new IOException("killed")));
    assertThat(run()).isInstanceOf(LeaseState.Settled.class);
    assertThat(worker.assignments).isEqualTo(2);
    assertThat(troubles)
        .singleElement()
        .asString()
        .contains("killed. The lease goes on from its last snapshot");
  }

  @Test
  void givesUpWhatCannotBeTrained() throws Exception {
    worker.scripts.add(
        a -> CompletableFuture.completedFuture(new WorkerResult.Failed("it diverged")));
    assertThat(run())
        .isInstanceOfSatisfying(
            LeaseState.Expired.class, state -> assertThat(state.reason()).isEqualTo("it diverged"));
  }

  @Test
  void leavesToOthersWhatThisDeviceCannotDo() throws Exception {
    String reason = "it needs 6.1 GiB, this device has 4.0 GiB";
    worker.scripts.add(a -> CompletableFuture.completedFuture(new WorkerResult.Unable(reason)));
    assertThat(run()).isEqualTo(new LeaseState.Declined(GRANT, reason));
    assertThat(book.all()).containsExactly(new LeaseState.Expired(GRANT, Optional.empty(), reason));
    assertThat(folder.root().resolve("work")).isEmptyDirectory();
    assertThat(troubles).isEmpty();
  }

  @Test
  void pausesAndGoesOnAsWhatItWas() throws Exception {
    worker.scripts.add(
        assignment -> {
          gate.set(new Permission.Hold("you are using this PC", true));
          return CompletableFuture.completedFuture(new WorkerResult.Stopped());
        });
    LeaseListener resumer =
        new LeaseListener() {
          @Override
          public void changed(LeaseState state) {
            seen.add(state);
            if (state instanceof LeaseState.Paused) {
              assertThat(book.find(state.id())).contains(new LeaseState.Training(GRANT));
              gate.set(new Permission.Work(100));
            }
          }
        };
    assertThat(dispatcher(resumer).advance(new LeaseState.Leased(GRANT), state -> true))
        .isInstanceOf(LeaseState.Settled.class);
    assertThat(phases())
        .containsExactly(
            "Leased", "Fetching", "Training", "Paused", "Training", "Committed", "Settled");
    assertThat(seen.get(3))
        .isEqualTo(new LeaseState.Paused(new LeaseState.Training(GRANT), "you are using this PC"));
  }

  /** The machine sleeps in the middle of a step and wakes after the deadline. */
  @Test
  void isStoppedWhenItsDeadlinePassesInTraining() throws Exception {
    Instant[] now = {Instant.ofEpochSecond(Fixtures.DEADLINE - 10)};
    clock = () -> now[0];
    CompletableFuture<WorkerResult> training = new CompletableFuture<>();
    worker.scripts.add(
        assignment -> {
          worker.listener.progress(new ProgressListener.Progress(1, 4, 3, 1));
          assertThat(worker.told).doesNotContain("stop");
          now[0] = now[0].plusSeconds(3600);
          worker.listener.progress(new ProgressListener.Progress(2, 4, 3, 1));
          assertThat(worker.told).contains("stop");
          training.complete(new WorkerResult.Stopped());
          return training;
        });
    assertThat(run())
        .isInstanceOfSatisfying(
            LeaseState.Expired.class,
            state ->
                assertThat(state.reason()).isEqualTo("it was not trained before its deadline"));
    assertThat(worker.assignments).isEqualTo(1);
  }

  @Test
  void expiresAtItsDeadlineButAsksOnceMoreForFinishedWork() throws Exception {
    clock = InstantSource.fixed(Instant.ofEpochSecond(Fixtures.DEADLINE));
    assertThat(run())
        .isInstanceOfSatisfying(
            LeaseState.Expired.class,
            state -> assertThat(state.reason()).contains("before it was trained"));
    Signed commitment = Signed.by(PROVIDER, Fixtures.commitment(GRANT).encode());
    assertThat(run(new LeaseState.Committed(GRANT, commitment)))
        .isInstanceOf(LeaseState.Settled.class);

    submitters.answers.clear();
    submitters.answers.add(ScriptedSubmitters.cut());
    assertThat(run(new LeaseState.Committed(GRANT, commitment)))
        .isInstanceOfSatisfying(
            LeaseState.Expired.class, state -> assertThat(state.commitment()).contains(commitment));
  }
}
