package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.hearth.api.JobView;
import dev.hearth.node.Fixtures;
import dev.hearth.node.TinyJob;
import dev.hearth.node.lease.ScriptedWorker;
import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
import dev.hearth.node.store.OwnJob;
import dev.hearth.node.submit.JobListener;
import dev.hearth.node.submit.SlowPath;
import dev.hearth.node.submit.Submitter;
import dev.hearth.node.submit.Surroundings;
import dev.hearth.node.worker.WorkerQueue;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome.Mined;
import dev.hearth.wallet.escrow.Claims;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.chain.Genesis;
import dev.hearth.wallet.practice.chain.PracticeChain;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class OwnJobKeeperTest {
  private static final NodeKey KEY = Fixtures.key(1);
  private static final Wei ETHER = Wei.parse("1000000000000000000");

  private final ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
  @TempDir Path root;

  @AfterEach
  void end() {
    scheduler.shutdownNow();
  }

  /**
   * A rest that cannot come back for want of gas is the owner's to know, with what to do. The bond
   * comes two weeks later.
   */
  @Test
  void anEmptyGasPayerIsNamedUntilItIsFilled() throws Exception {
    SecureRandom random = new SecureRandom();
    WalletKey wallet = WalletKey.generate(random);
    WalletKey gasPayer = WalletKey.generate(random);
    InstantSource clock = InstantSource.system();
    Genesis genesis = Genesis.practice(clock, Map.of(wallet.address(), ETHER.times(100)));
    CountDownLatch told = new CountDownLatch(1);
    try (PracticeChain practice = PracticeChain.inMemory(genesis, clock);
        Chain chain = Chain.practice(practice);
        DataFolder folder = DataFolder.open(root);
        NodeStore store = NodeStore.open(folder, clock);
        WorkerQueue computing = new WorkerQueue(new ScriptedWorker(), scheduler, Duration.ZERO)) {
      Mined deployed = (Mined) Escrow.deploy(chain, wallet);
      Escrow escrow = Escrow.at(chain, deployed.contract().orElseThrow());
      JobSpec job = TinyJob.publish(KEY, escrow.domain(), store.blobs());
      Instant deadline = Instant.ofEpochSecond(job.deadline());
      escrow.fund(wallet, job.id(), KEY.address(), deadline, ETHER.times(10));
      Claims claims = Claims.at(chain, escrow.address());
      List<Address> keepers =
          List.of(Fixtures.key(2).address(), Fixtures.key(3).address(), Fixtures.key(4).address());
      assertThat(claims.open(wallet, job.id(), Wei.of(1), keepers, ETHER))
          .isInstanceOf(Mined.class);
      store.ownJobs().put(finished(job));
      chain.practiceTools().advance(Duration.between(chain.time(), deadline).plusSeconds(1));
      Surroundings with = surroundings(store, computing, clock);
      try (Submitter submitter = new Submitter(with, random, JobListener.NONE);
          OwnJobKeeper keeper =
              new OwnJobKeeper(
                  submitter,
                  chain,
                  escrow,
                  gasPayer,
                  clock,
                  scheduler,
                  spec -> {},
                  told::countDown)) {
        told.await();
        assertThat(keeper.notice().orElseThrow())
            .startsWith("What “" + job.title() + "” did not spend is not back yet: ")
            .contains("The account " + gasPayer.address() + " is 0.")
            .endsWith(" ETH short. Send it that much first.");

        Wei before = chain.balance(wallet.address());
        chain.practiceTools().grant(gasPayer.address(), ETHER);
        while (keeper.notice().isPresent()) {
          keeper.look();
        }
        assertThat(chain.balance(wallet.address())).isEqualTo(before.plus(ETHER.times(10)));

        keeper.look();
        assertThat(claims.payersBond(job.id())).isEqualTo(ETHER);
        chain.practiceTools().advance(Duration.ofDays(14));
        keeper.look();
        assertThat(chain.balance(wallet.address())).isEqualTo(before.plus(ETHER.times(11)));
      }
    }
  }

  /** A stuck transaction, mined after all: nobody is there to let its providers claim but us. */
  @Test
  void aDepositThatArrivesLateIsHeardOfBeforeTheFirstLease() throws Exception {
    SecureRandom random = new SecureRandom();
    WalletKey wallet = WalletKey.generate(random);
    InstantSource clock = InstantSource.system();
    Genesis genesis = Genesis.practice(clock, Map.of(wallet.address(), ETHER.times(100)));
    BlockingQueue<JobView.Phase> arrived = new LinkedBlockingQueue<>();
    try (PracticeChain practice = PracticeChain.inMemory(genesis, clock);
        Chain chain = Chain.practice(practice);
        DataFolder folder = DataFolder.open(root);
        NodeStore store = NodeStore.open(folder, clock);
        WorkerQueue computing = new WorkerQueue(new ScriptedWorker(), scheduler, Duration.ZERO)) {
      Mined deployed = (Mined) Escrow.deploy(chain, wallet);
      Escrow escrow = Escrow.at(chain, deployed.contract().orElseThrow());
      JobSpec job = TinyJob.publish(KEY, escrow.domain(), store.blobs());
      store.ownJobs().put(finished(job).in(JobView.Phase.FUNDING, ""));
      try (Submitter submitter =
          new Submitter(surroundings(store, computing, clock), random, JobListener.NONE)) {
        Consumer<JobSpec> hears = spec -> arrived.add(submitter.view(spec.id()).phase());
        SlowPath opening =
            (spec, payer) ->
                assertThatCode(() -> submitter.adopt(job.id(), escrow, hears))
                    .doesNotThrowAnyException();
        submitter.fund(job.id(), escrow, wallet, opening);
        assertThat(arrived).isEmpty(); // whoever pays lets them claim
        assertThat(submitter.view(job.id()).phase()).isEqualTo(JobView.Phase.RUNNING);
      }
      store.ownJobs().put(finished(job).in(JobView.Phase.FUNDING, ""));
      try (Submitter submitter =
              new Submitter(surroundings(store, computing, clock), random, JobListener.NONE);
          OwnJobKeeper keeper =
              new OwnJobKeeper(
                  submitter,
                  chain,
                  escrow,
                  wallet,
                  clock,
                  scheduler,
                  spec -> arrived.add(submitter.view(spec.id()).phase()),
                  () -> {})) {
        assertThat(arrived.take()).isEqualTo(JobView.Phase.FUNDING);
        while (submitter.view(job.id()).phase() != JobView.Phase.RUNNING) {
          keeper.look();
        }
        assertThat(arrived).isEmpty();
      }
    }
  }

  private Surroundings surroundings(NodeStore store, WorkerQueue computing, InstantSource clock) {
    return new Surroundings(
        KEY,
        store,
        (peer, blob) -> new BlobOutcome.Stored(blob),
        peer -> true,
        computing,
        clock,
        scheduler);
  }

  private static OwnJob finished(JobSpec job) {
    return new OwnJob(
        job,
        Signed.by(KEY, job.encode()),
        "tiny",
        Bytes.of(new byte[32]),
        1,
        Duration.ofMinutes(10),
        ETHER.times(10),
        Wei.ZERO,
        JobView.Phase.FINISHED,
        "");
  }
}
