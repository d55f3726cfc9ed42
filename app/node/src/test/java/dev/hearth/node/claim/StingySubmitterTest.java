package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.host.Registration;
import dev.hearth.node.Fixtures;
import dev.hearth.node.chain.Redeemed;
import dev.hearth.node.device.Devices;
import dev.hearth.node.lease.Conduct;
import dev.hearth.node.practice.MicroDemo;
import dev.hearth.node.provider.Provider;
import dev.hearth.node.submit.JobListener;
import dev.hearth.node.submit.Payment;
import dev.hearth.node.submit.Submitter;
import dev.hearth.node.submit.SubmitterProtocols;
import dev.hearth.node.worker.InProcessWorker;
import dev.hearth.node.worker.Worker;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.earnings.Earnings;
import dev.hearth.wallet.earnings.EarningsLedger;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A real submitter that leases, and then never finds the update that it was sent; a real provider
 * that trains, and is paid all the same.
 */
@Timeout(60)
class StingySubmitterTest {
  private static final Wei PRICE = Wei.of(1_000_003);

  @TempDir Path root;
  private final CountDownLatch committed = new CountDownLatch(1);

  /** In coin and in a token, in which the stakes are then too. */
  @ParameterizedTest
  @ValueSource(strings = {"", "PlainToken"})
  void paysAllTheSame(String inToken) throws Exception {
    try (ClaimScene scene = new ClaimScene(root, Fixtures.DEADLINE, inToken)) {
      if (scene.token.isPresent()) {
        scene.token.get().give(scene.payer.address(), PRICE.times(100));
        scene.token.get().give(scene.wallet.address(), PRICE);
      }
      scene.addKeepers(3);
      try (Submitter submitter =
              new Submitter(Stingy.surroundings(scene), scene.random, JobListener.NONE);
          Registration _ = SubmitterProtocols.serve(scene.submitter.host, submitter)) {
        Hash job = submitter.prepare(Stingy.order(scene, PRICE, 0), MicroDemo.text());
        assertThat(
                submitter.fund(job, scene.escrow, scene.payer, (spec, payer) -> scene.open(spec)))
            .isInstanceOf(Payment.Done.class);
        try (Worker worker = InProcessWorker.on(Devices.installed().first(), 1);
            Provider provider =
                new Provider(Stingy.parts(scene, worker, Conduct.HONEST, committed))) {
          provider.start();
          assertThat(committed.await(30, TimeUnit.SECONDS)).isTrue();
          isPaid(scene, provider, submitter.spec(job));
        }
      }
    }
  }

  private static void isPaid(ClaimScene scene, Provider provider, JobSpec job) throws Exception {
    Claimant claimant = scene.claimant(provider, Stingy.AT_ONCE);
    claimant.look();
    assertThat(scene.news).containsExactly(new ClaimNews.Made(PRICE));
    Wei before = scene.money(scene.wallet.address());

    scene.pass(Duration.ofHours(50).plusSeconds(1));
    claimant.look();

    assertThat(scene.money(scene.wallet.address())).isEqualTo(before.plus(PRICE));
    assertThat(EarningsLedger.replay(scene.provider.store.receipts().all()).total())
        .isEqualTo(new Earnings(PRICE, Wei.ZERO, PRICE));
    assertThat(provider.redeem(job, scene.purse)).isEqualTo(new Redeemed.NothingDue());
  }
}
