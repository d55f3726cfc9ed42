package dev.hearth.node.provider;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.host.Host;
import dev.hearth.host.HostLimits;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.identity.HostKey;
import dev.hearth.node.Fixtures;
import dev.hearth.node.ShortDevice;
import dev.hearth.node.TinyJob;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.chain.Redeemed;
import dev.hearth.node.device.Devices;
import dev.hearth.node.exchange.BlobExchange;
import dev.hearth.node.lease.Conduct;
import dev.hearth.node.lease.GatedWorker;
import dev.hearth.node.lease.LeaseState;
import dev.hearth.node.lease.NudgedUpdate;
import dev.hearth.node.lease.Retry;
import dev.hearth.node.lease.WorkGate;
import dev.hearth.node.store.BlobStore;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.worker.InProcessWorker;
import dev.hearth.node.worker.ProgressListener.Progress;
import dev.hearth.node.worker.Worker;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import dev.hearth.training.Room;
import dev.hearth.training.StateRoot;
import dev.hearth.training.UpdateBlob;
import dev.hearth.verifier.Verdict;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.earnings.Earnings;
import dev.hearth.wallet.earnings.EarningsLedger;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A provider against another peer over TCP, a real chain in the process, and real training. */
@Timeout(60)
class ProviderTest {
  private static final NodeKey SUBMITTER = Fixtures.key(1);
  private static final NodeKey PROVIDER = Fixtures.key(2);
  private static final InstantSource CLOCK = InstantSource.system();

  private final WalletKey wallet = WalletKey.generate(new SecureRandom());
  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  private final BlockingQueue<Object> events = new LinkedBlockingQueue<>();
  @TempDir Path root;
  private PracticeChain practice;
  private Chain chain;
  private Escrow escrow;
  private JobSpec job;
  private SubmitterPeer submitter;
  private Supplier<List<Multiaddr>> bootstrap;
  private InstantSource clock = CLOCK;

  @BeforeEach
  void fund() throws Exception {
    Map<Address, Wei> rich = Map.of(wallet.address(), Wei.parse("1000000000000000000"));
    practice = PracticeChain.inMemory(Genesis.practice(CLOCK, rich), CLOCK);
    chain = Chain.practice(practice);
    TransactionOutcome.Mined deployed = (TransactionOutcome.Mined) Escrow.deploy(chain, wallet);
    escrow = Escrow.at(chain, deployed.contract().orElseThrow());
    submitter = submitter(SUBMITTER);
    job = submitter.job;
    bootstrap = submitter::addresses;
  }

  /** Of a job of its own that is paid for. */
  private SubmitterPeer submitter(NodeKey key) throws IOException {
    BlobStore blobs = BlobStore.open(root.resolve(key.peerId().text()));
    JobSpec own = TinyJob.publish(key, escrow.domain(), blobs);
    Instant deadline = Instant.ofEpochSecond(own.deadline());
    assertThat(escrow.fund(wallet, own.id(), key.address(), deadline, own.price().times(4)))
        .isInstanceOf(TransactionOutcome.Mined.class);
    return new SubmitterPeer(key, own, blobs);
  }

  @AfterEach
  void close() throws Exception {
    submitter.close();
    scheduler.shutdownNow();
    chain.close();
    practice.close();
  }

  /** One run of a provider, from opening its folder to closing it. */
  private final class Run implements AutoCloseable {
    final DataFolder folder = DataFolder.open(root.resolve("provider"));
    final NodeStore store = NodeStore.open(folder, CLOCK);
    final Host host =
        new Host(
            HostKey.of(PROVIDER),
            List.of(Multiaddr.parse("/ip4/127.0.0.1/tcp/0")),
            HostLimits.defaults());
    final Worker worker;
    final Provider provider;

    Run(Conduct conduct, ProviderListener listener) throws Exception {
      this(InProcessWorker.on(Devices.installed().first(), 1), conduct, listener);
    }

    Run(Worker worker, Conduct conduct, ProviderListener listener) throws Exception {
      this.worker = worker;
      host.start();
      new BlobExchange(host, store.blobs()).serve();
      provider =
          new Provider(
              new ProviderParts(
                  PROVIDER,
                  PROVIDER.address(),
                  Optional.of(new GasPurse(wallet, () -> 2)),
                  new OwnerRules(new Room.Shared(1L << 30), 1000, Wei.of(1)),
                  PayCheck.ANY,
                  conduct,
                  store,
                  host,
                  bootstrap,
                  new EscrowGateway(chain),
                  Devices.installed().workers().getFirst().id(),
                  new GatedWorker(
                      worker, new WorkGate(), scheduler, GatedWorker.PATIENCE, () -> {}),
                  new Retry(
                      scheduler, clock, new Random(1), Duration.ofMillis(5), Duration.ofMillis(50)),
                  clock,
                  listener));
      provider.start();
    }

    Earnings earnings() {
      return EarningsLedger.replay(store.receipts().all()).total();
    }

    @Override
    public void close() throws IOException {
      provider.close();
      worker.close();
      host.close();
      store.close();
      folder.close();
    }
  }

  private final ProviderListener listener =
      new ProviderListener() {
        @Override
        public void declined(JobSpec spec, String reason) {
          events.add(reason);
        }

        @Override
        public void redeemed(JobSpec spec, Redeemed redeemed) {
          events.add(redeemed);
        }
      };

  private Object next() throws InterruptedException {
    return events.poll(30, TimeUnit.SECONDS);
  }

  /** A plan is a plan: the system may refuse the memory all the same. */
  @Test
  void aJobThatTurnsOutTooLargeIsPassedOver() throws Exception {
    Lease lease = offer(0, 0, 0);
    Worker full = ShortDevice.worker(0, () -> new OutOfMemoryError("Java heap space"));
    try (Run run = new Run(full, Conduct.HONEST, listener)) {
      assertThat(next()).isEqualTo("this device's memory does not suffice, though it should");
      assertThat(run.provider.leases().find(lease.id()).orElseThrow())
          .isInstanceOf(LeaseState.Expired.class);
    }
  }

  private Lease offer(int shard, int replica, long slice) {
    return submitter.offer(shard, replica, PROVIDER.address(), job.price().times(slice));
  }

  @Test
  void trainsIsPaidAndRedeems() throws Exception {
    Lease first = offer(0, 0, 0);
    Lease second = offer(1, 0, 1);
    Lease audit = offer(0, 1, 2);
    try (Run run = new Run(Conduct.HONEST, listener)) {
      assertThat(next()).isEqualTo(new Redeemed.Paid(job.price().times(3)));
      assertThat(run.earnings())
          .isEqualTo(new Earnings(job.price().times(3), Wei.ZERO, job.price().times(3)));
      assertThat(chain.balance(PROVIDER.address())).isEqualTo(job.price().times(3));
      assertThat(run.provider.redeem(job, wallet)).isEqualTo(new Redeemed.NothingDue());
      assertThat(run.provider.leases().all()).allMatch(LeaseState.Settled.class::isInstance);
      assertThat(run.folder.blobs()).isEmptyDirectory();
      assertThat(run.folder.root().resolve("work")).isEmptyDirectory();
    }
    Commitment trained = submitter.commitments.get(first.id());
    Commitment replayed = submitter.commitments.get(audit.id());
    assertThat(Verdict.between(trained, replayed)).isEqualTo(new Verdict.Equal());
    assertThat(replayed.update().size()).isZero();
    assertThat(trained.steps()).isEqualTo(TinyJob.STEPS);
    assertThat(
            StateRoot.ofUpdate(
                job.model(), UpdateBlob.decode(submitter.update(first), job.model())))
        .isEqualTo(trained.updateRoot());
    assertThat(submitter.commitments.get(second.id()).updateRoot())
        .isNotEqualTo(trained.updateRoot());
  }

  /** Ended twice in the middle of training; an audit of the same shard runs straight through. */
  @Test
  void goesOnAfterAStopToTheSameBitsAndBalance() throws Exception {
    Lease interrupted = offer(0, 0, 0);
    Lease straight = offer(0, 1, 1);
    assertThat(firstStepOfARunEndedAfter(3)).isEqualTo(1);
    assertThat(firstStepOfARunEndedAfter(5)).isEqualTo(3);
    try (Run run = new Run(Conduct.HONEST, listener)) {
      assertThat(next()).isEqualTo(new Redeemed.Paid(job.price().times(2)));
      assertThat(run.earnings().earned()).isEqualTo(job.price().times(2));
    }
    assertThat(
            Verdict.between(
                submitter.commitments.get(interrupted.id()),
                submitter.commitments.get(straight.id())))
        .isEqualTo(new Verdict.Equal());
  }

  /** Who answers for the lease is known from before: nothing is found anew until it is trained. */
  @Test
  void goesOnFetchingAfterAStop() throws Exception {
    offer(0, 0, 0);
    CountDownLatch fetching = new CountDownLatch(1);
    ProviderListener holding =
        new ProviderListener() {
          @Override
          public void changed(LeaseState state) {
            if (state instanceof LeaseState.Fetching) {
              fetching.countDown();
              Thread.currentThread().interrupt();
            }
          }
        };
    try (Run run = new Run(Conduct.HONEST, holding)) {
      assertThat(fetching.await(30, TimeUnit.SECONDS)).isTrue();
      run.provider.close();
      assertThat(run.provider.leases().unfinished())
          .singleElement()
          .isInstanceOf(LeaseState.Fetching.class);
    }
    try (Run _ = new Run(Conduct.HONEST, listener)) {
      assertThat(next()).isEqualTo(new Redeemed.Paid(job.price()));
    }
  }

  /** Of a provider that ends while it reports the last one; a segment has two steps. */
  private int firstStepOfARunEndedAfter(int last) throws Exception {
    BlockingQueue<Integer> steps = new LinkedBlockingQueue<>();
    CountDownLatch reached = new CountDownLatch(1);
    CountDownLatch ended = new CountDownLatch(1);
    ProviderListener holding =
        new ProviderListener() {
          @Override
          public void progressed(LeaseState state, Progress progress) {
            steps.add(progress.step());
            if (progress.step() == last) {
              reached.countDown();
              await(ended);
            }
          }
        };
    try (Run run = new Run(Conduct.HONEST, holding)) {
      assertThat(reached.await(30, TimeUnit.SECONDS)).isTrue();
      run.provider.close();
      ended.countDown();
      return steps.take();
    }
  }

  private static void await(CountDownLatch event) {
    try {
      event.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** It has said that its job is over, and never answers what was committed to before. */
  @Test
  void aSilentSubmitterHoldsUpNothingButItsOwnJob() throws Exception {
    CountDownLatch answering = new CountDownLatch(1);
    try (SubmitterPeer silent = submitter(Fixtures.key(3))) {
      silent.answering = answering;
      silent.offer(0, 0, PROVIDER.address(), Wei.ZERO);
      offer(0, 0, 0);
      bootstrap = () -> (silent.over.getCount() > 0 ? silent : submitter).addresses();
      try (Run run = new Run(Conduct.HONEST, listener)) {
        assertThat(next()).isEqualTo(new Redeemed.Paid(job.price()));
        assertThat(run.store.jobs().isOver(job.id())).isTrue();
        assertThat(run.store.jobs().isOver(silent.job.id())).isFalse();
        answering.countDown();
        assertThat(next()).isEqualTo(new Redeemed.Paid(silent.job.price()));
      }
    }
  }

  @Test
  void aJobEndsAtItsDeadlineThoughNobodySaysSo() throws Exception {
    clock = () -> Instant.ofEpochSecond(job.deadline() + 1);
    try (Run run = new Run(Conduct.HONEST, listener)) {
      Signed announcement = Signed.by(SUBMITTER, job.encode());
      run.store.jobs().put(KnownJob.of(announcement, SUBMITTER.peerId(), List.of()));
      assertThat(next()).isEqualTo(new Redeemed.NothingDue());
      assertThat(run.store.jobs().isOver(job.id())).isTrue();
    }
  }

  @Test
  void turnsDownALeaseThatWouldNotBePaid() throws Exception {
    offer(0, 0, 4);
    try (Run run = new Run(Conduct.HONEST, listener)) {
      assertThat(next()).asString().contains("outside the deposit");
      assertThat(run.provider.leases().all()).isEmpty();
    }
  }

  @Test
  void turnsDownASliceBeyondAllMoney() throws Exception {
    Wei last = new Wei(BigInteger.TWO.pow(256).subtract(BigInteger.ONE));
    submitter.offer(0, 0, PROVIDER.address(), last);
    try (Run _ = new Run(Conduct.HONEST, listener)) {
      assertThat(next()).asString().contains("outside the deposit");
    }
  }

  @Test
  void turnsDownALeaseOverItsOwnSlice() throws Exception {
    offer(0, 0, 0);
    submitter.offer(1, 0, PROVIDER.address(), Wei.of(999));
    try (Run _ = new Run(Conduct.HONEST, listener)) {
      assertThat(next()).asString().contains("overlaps");
    }
  }

  @Test
  void showsItsLieOnlyToAReplay() throws Exception {
    Lease lie = offer(0, 0, 0);
    Lease audit = offer(0, 1, 1);
    try (Run _ = new Run(new NudgedUpdate(), listener)) {
      assertThat(next()).isInstanceOf(Redeemed.Paid.class);
    }
    Commitment claimed = submitter.commitments.get(lie.id());
    assertThat(
            StateRoot.ofUpdate(job.model(), UpdateBlob.decode(submitter.update(lie), job.model())))
        .isEqualTo(claimed.updateRoot());
    assertThat(Verdict.between(claimed, submitter.commitments.get(audit.id())))
        .isEqualTo(new Verdict.Different(new Verdict.Place.Update()));
  }
}
