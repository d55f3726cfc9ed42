package dev.hearth.node.claim;

import dev.hearth.node.device.Devices;
import dev.hearth.node.lease.Conduct;
import dev.hearth.node.lease.GatedWorker;
import dev.hearth.node.lease.LeaseState;
import dev.hearth.node.lease.Retry;
import dev.hearth.node.lease.WorkGate;
import dev.hearth.node.practice.MicroDemo;
import dev.hearth.node.provider.OwnerRules;
import dev.hearth.node.provider.PayCheck;
import dev.hearth.node.provider.ProviderListener;
import dev.hearth.node.provider.ProviderParts;
import dev.hearth.node.submit.JobOrder;
import dev.hearth.node.submit.Prices;
import dev.hearth.node.submit.Surroundings;
import dev.hearth.node.worker.Worker;
import dev.hearth.protocol.Wei;
import dev.hearth.training.Room;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CountDownLatch;

/**
 * A submitter that leases, and never finds what it was sent, and a provider that works for it all
 * the same.
 */
final class Stingy {
  /** A lease is overdue as soon as it is committed to. */
  static final ClaimTiming AT_ONCE =
      new ClaimTiming(Duration.ofDays(-1), Duration.ofHours(1), Duration.ofHours(1), Duration.ZERO);

  private Stingy() {}

  static Surroundings surroundings(ClaimScene scene) {
    return new Surroundings(
        scene.submitter.key,
        scene.submitter.store,
        (peer, blob) -> {
          throw new IOException("nothing came");
        },
        peer -> scene.submitter.host.peers().contains(peer),
        scene.computing,
        scene.clock,
        scene.scheduler);
  }

  static JobOrder order(ClaimScene scene, Wei price, int auditPerMillion) {
    return new JobOrder(
        "stingy",
        MicroDemo.PLAN,
        1,
        7,
        new Prices(price, price),
        auditPerMillion,
        1,
        Duration.ofMinutes(10),
        scene.clock.instant().plus(Duration.ofDays(7)).truncatedTo(ChronoUnit.SECONDS),
        scene.escrow.domain(),
        scene.job.token());
  }

  /**
   * @param committed counts down when it has committed to a lease
   */
  static ProviderParts parts(
      ClaimScene scene, Worker worker, Conduct conduct, CountDownLatch committed) {
    return new ProviderParts(
        scene.provider.key,
        scene.wallet.address(),
        Optional.empty(),
        new OwnerRules(new Room.Shared(1L << 30), 1000, Wei.of(1)),
        PayCheck.ANY,
        conduct,
        scene.provider.store,
        scene.provider.host,
        scene.submitter.host::addresses,
        scene.gateway,
        Devices.installed().workers().getFirst().id(),
        new GatedWorker(worker, new WorkGate(), scene.scheduler, GatedWorker.PATIENCE, () -> {}),
        new Retry(
            scene.scheduler,
            scene.clock,
            new Random(1),
            Duration.ofMillis(5),
            Duration.ofMillis(50)),
        scene.clock,
        new ProviderListener() {
          @Override
          public void changed(LeaseState state) {
            if (state instanceof LeaseState.Committed) {
              committed.countDown();
            }
          }
        });
  }
}
