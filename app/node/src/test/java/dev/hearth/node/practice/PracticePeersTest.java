package dev.hearth.node.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.JobView;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.chain.Redeemed;
import dev.hearth.node.device.Devices;
import dev.hearth.node.lease.LeaseState;
import dev.hearth.node.lease.WorkGate;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.submit.JobEvent;
import dev.hearth.node.submit.JobOrder;
import dev.hearth.node.submit.Prices;
import dev.hearth.node.worker.InProcessWorker;
import dev.hearth.protocol.Hash;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.escrow.Escrow;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticePeersTest {
  @TempDir Path folder;

  /** With so many providers, all of them honest. */
  private PracticePeers network(int providers, Consumer<JobView> watcher) throws IOException {
    return new PracticePeers(
        folder.resolve("network"),
        MicroDemo.text(),
        MicroDemo.PLAN,
        1,
        providers,
        0,
        Devices.installed().first(),
        InstantSource.system(),
        new SecureRandom(),
        watcher,
        Story.UNTOLD);
  }

  /** It is found by address, and another job follows the first. */
  @Test
  void aNewcomerEarnsOnThePracticeNetwork() throws Exception {
    InstantSource clock = InstantSource.system();
    SecureRandom random = new SecureRandom();
    CountDownLatch jobs = new CountDownLatch(2);
    ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    try (PracticePeers peers = network(1, view -> countFinished(view, jobs));
        Chain chain = Chain.connect(peers.chain());
        PracticePeer own = PracticePeer.open(folder.resolve("own"), random, clock);
        PracticeProvider newcomer =
            PracticeProvider.start(
                own,
                Optional.empty(),
                Devices.installed().first(),
                new WorkGate(),
                peers::addresses,
                new EscrowGateway(chain),
                clock,
                scheduler)) {
      peers.give(own.wallet().address());
      assertThat(jobs.await(2, TimeUnit.MINUTES)).isTrue();
      newcomer.awaitSettled();

      LeaseState earned =
          newcomer.provider().leases().all().stream()
              .filter(LeaseState.Settled.class::isInstance)
              .findFirst()
              .orElseThrow();
      KnownJob job = own.store().jobs().find(earned.lease().job()).orElseThrow();
      assertThat(newcomer.provider().redeem(job.spec(), own.wallet()))
          .isInstanceOf(Redeemed.Paid.class);
    } finally {
      scheduler.shutdownNow();
    }
  }

  /** Its submitter dials the network and is dialled back: nobody told the providers of it. */
  @Test
  void aNewcomersOwnJobIsTrained() throws Exception {
    InstantSource clock = InstantSource.system();
    SecureRandom random = new SecureRandom();
    CountDownLatch finished = new CountDownLatch(1);
    ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    try (PracticePeers peers = network(2, view -> {});
        Chain chain = Chain.connect(peers.chain());
        PracticeSubmitter newcomer =
            PracticeSubmitter.start(
                PracticePeer.open(folder.resolve("own"), random, clock),
                InProcessWorker.on(Devices.installed().first(), 1),
                event -> countFinished(event, finished),
                clock,
                scheduler,
                random)) {
      newcomer.peer().host().connect(peers.addresses().getFirst());
      peers.give(newcomer.peer().wallet().address());
      Escrow escrow = Escrow.at(chain, peers.escrow());
      Hash job = newcomer.submitter().prepare(order(escrow, clock.instant()), MicroDemo.text());
      newcomer.submitter().fund(job, escrow, newcomer.peer().wallet());

      assertThat(finished.await(2, TimeUnit.MINUTES)).isTrue();
      assertThat(newcomer.submitter().view(job).phase()).isEqualTo(JobView.Phase.FINISHED);
    } finally {
      scheduler.shutdownNow();
    }
  }

  private static JobOrder order(Escrow escrow, Instant now) {
    return new JobOrder(
        "a newcomer's",
        MicroDemo.PLAN,
        2,
        7,
        Prices.usual(MicroDemo.PLAN),
        JobOrder.ALL,
        1,
        Duration.ofMinutes(10),
        now.plus(Duration.ofDays(1)).truncatedTo(ChronoUnit.SECONDS),
        escrow.domain());
  }

  private static void countFinished(JobEvent event, CountDownLatch finished) {
    if (event instanceof JobEvent.JobFinished) {
      finished.countDown();
    }
  }

  private static void countFinished(JobView view, CountDownLatch jobs) {
    assertThat(view.own()).isFalse();
    if (view.phase() == JobView.Phase.FINISHED) {
      jobs.countDown();
    }
  }
}
