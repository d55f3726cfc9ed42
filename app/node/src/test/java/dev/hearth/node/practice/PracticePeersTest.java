package dev.hearth.node.practice;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.JobView;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.chain.Redeemed;
import dev.hearth.node.device.Devices;
import dev.hearth.node.lease.LeaseState;
import dev.hearth.node.store.KnownJob;
import dev.hearth.wallet.chain.Chain;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticePeersTest {
  @TempDir Path folder;

  /** It is found by address, and another job follows the first. */
  @Test
  void aNewcomerEarnsOnThePracticeNetwork() throws Exception {
    InstantSource clock = InstantSource.system();
    SecureRandom random = new SecureRandom();
    CountDownLatch jobs = new CountDownLatch(2);
    ScheduledExecutorService scheduler = Executors.newSingleThreadScheduledExecutor();
    try (PracticePeers peers =
            new PracticePeers(
                folder.resolve("network"),
                MicroDemo.text(),
                MicroDemo.PLAN,
                1,
                1,
                0,
                Devices.installed().first(),
                clock,
                random,
                view -> countFinished(view, jobs),
                Story.UNTOLD);
        Chain chain = Chain.connect(peers.chain());
        PracticePeer own = PracticePeer.open(folder.resolve("own"), random, clock);
        PracticeProvider newcomer =
            PracticeProvider.start(
                own,
                false,
                Devices.installed().first(),
                peers.addresses(),
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

  private static void countFinished(JobView view, CountDownLatch jobs) {
    assertThat(view.own()).isFalse();
    if (view.phase() == JobView.Phase.FINISHED) {
      jobs.countDown();
    }
  }
}
