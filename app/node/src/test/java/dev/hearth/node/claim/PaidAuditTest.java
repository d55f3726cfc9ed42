package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.hearth.api.EarningsView;
import dev.hearth.api.RewardView;
import dev.hearth.host.Registration;
import dev.hearth.node.agent.Earned;
import dev.hearth.node.court.Courtroom;
import dev.hearth.node.device.Devices;
import dev.hearth.node.dispute.DisputeProtocol;
import dev.hearth.node.dispute.Pacing;
import dev.hearth.node.lease.Conduct;
import dev.hearth.node.practice.MicroDemo;
import dev.hearth.node.provider.Provider;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.OwnDispute;
import dev.hearth.node.submit.AuditPot;
import dev.hearth.node.submit.JobListener;
import dev.hearth.node.submit.JobOrder;
import dev.hearth.node.submit.Payment;
import dev.hearth.node.submit.Submitter;
import dev.hearth.node.submit.SubmitterProtocols;
import dev.hearth.node.worker.InProcessWorker;
import dev.hearth.node.worker.Worker;
import dev.hearth.node.worker.WorkerResult.Trained;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * A real submitter's pot, a real provider that claims what is false, and a stranger that audits as
 * an agent does, from its bond to its earnings.
 */
@Timeout(60)
class PaidAuditTest {
  /** As dear as a claim's stake, so that the pot has every lease drawn. */
  private static final Wei PRICE = Wei.parse("50000000000000000");

  private static final Duration CLOCK = Duration.ofDays(1).plusSeconds(1);
  private static final Pacing HASTY =
      new Pacing(Duration.ofMillis(50), Duration.ofMillis(300), Duration.ofMillis(300));

  @TempDir Path root;
  private final Semaphore changes = new Semaphore(0);
  private final CountDownLatch committed = new CountDownLatch(1);
  private final WalletKey owner = WalletKey.generate(new SecureRandom());
  private ClaimScene scene;
  private ClaimScene.Node stranger;
  private Audits audits;
  private JobOrder order;

  @BeforeEach
  void open() throws Exception {
    scene = new ClaimScene(root);
    scene.addKeepers(3);
    stranger = scene.node(30);
    for (ClaimScene.Node keeper : scene.keepers) {
      stranger.host.connect(keeper.host.addresses().getFirst());
    }
    audits =
        Audits.at(
            scene.chain,
            ClaimScene.mined(Audits.deploy(scene.chain, scene.payer)).contract().orElseThrow());
    order = Stingy.order(scene, PRICE, JobOrder.ALL);
  }

  @AfterEach
  void close() throws Exception {
    scene.close();
  }

  private void opens(JobSpec job, WalletKey payer) {
    try {
      Wei price = scene.chain.gasPrice();
      Funds funds =
          new Funds(
              scene.chain,
              new ClaimPurse(owner, Optional::empty),
              scene.submitter.store.denominations());
      Pots pots = new Pots(funds, scene.gateway, audits, scene.submitter.store, scene.clock);
      assertThat(scene.opening().open(job, payer)).isInstanceOf(Opened.Open.class);
      AuditPot pot = AuditPot.of(order, Opening.stake(price), price);
      assertThat(pot.isInProportion(order)).isTrue();
      assertThat(pots.open(job, pot, payer)).isEmpty();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Conduct lying() {
    return (job, lease, trained) -> {
      List<Hash> states = new ArrayList<>(trained.stateRoots());
      states.set(0, Hash.sha256("nothing of the kind".getBytes()));
      return new Trained(
          trained.steps(), states, trained.updateRoot(), trained.update(), trained.loss());
    };
  }

  private Auditing auditing(Courtroom court) {
    AuditorParts parts =
        new AuditorParts(
            stranger.store,
            stranger.host,
            scene.gateway,
            audits,
            scene.computing,
            scene.replays(stranger),
            court,
            new Funds(
                scene.chain,
                new ClaimPurse(scene.purse, Optional::empty),
                stranger.store.denominations()),
            () -> true,
            "Tester",
            job -> {},
            scene.random,
            scene.clock);
    AuditorsWish wish = new AuditorsWish(() -> true, () -> ClaimScene.ETHER);
    return new Auditing(new Auditor(parts), wish, scene.retry());
  }

  private OwnDispute await(Predicate<OwnDispute> what) throws Exception {
    while (true) {
      Optional<OwnDispute> found =
          stranger.store.ownDisputes().all().stream().filter(what).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      assertThat(changes.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  void whatAStrangerFindsFalseIsInItsEarnings() throws Exception {
    JobSpec job;
    try (DisputeProtocol protocol = new DisputeProtocol(stranger.host);
        Courtroom court =
            new Courtroom(
                scene.court(stranger, protocol, scene.computing, HASTY, changes::release))) {
      Auditing auditing = auditing(court);
      job = falselyClaimed(auditing);
      auditing.look();
      scene.pass(Duration.ofSeconds(1));
      scene.pass(Duration.ofSeconds(1));
      auditing.look();
      await(dispute -> !dispute.gas().isZero());
      scene.pass(CLOCK);
      assertThat(await(dispute -> !dispute.isOpen()).isWon()).isTrue();
      auditing.look();
      auditing.look();
      court.look();
    }
    assertThat(stranger.store.folder().blobs()).isEmptyDirectory();
    Address payout = owner.address();
    Wei before = scene.balance(payout);
    takings(payout).look(scene.purse, Takings.GAS_OF_A_CHALLENGER);
    takings(payout).look(scene.purse, Takings.GAS_OF_A_CHALLENGER);

    Wei half = scene.gateway.claims(job).terms(job.id()).orElseThrow().stake().dividedBy(2);
    assertThat(Earned.rewards(stranger.store))
        .extracting(RewardView::kind, RewardView::amount, RewardView::arrived)
        .containsExactlyInAnyOrder(
            tuple(RewardView.Kind.AUDIT, half, true), tuple(RewardView.Kind.CHALLENGE, half, true));
    Wei both = half.times(2);
    assertThat(Earned.of(stranger.store)).isEqualTo(new EarningsView(both, Wei.ZERO, both, both));
    assertThat(scene.balance(payout)).isEqualTo(before.plus(both));
    assertThat(stranger.store.ownDisputes().all().getFirst().won()).isEqualTo(half);
  }

  /** The stranger has put up its bond before there is anything to look at. */
  private JobSpec falselyClaimed(Auditing auditing) throws Exception {
    try (Submitter submitter =
            new Submitter(Stingy.surroundings(scene), scene.random, JobListener.NONE);
        Registration _ = SubmitterProtocols.serve(scene.submitter.host, submitter)) {
      Hash id = submitter.prepare(order, MicroDemo.text());
      assertThat(submitter.fund(id, scene.escrow, scene.payer, this::opens))
          .isInstanceOf(Payment.Done.class);
      JobSpec job = submitter.spec(id);
      stranger
          .store
          .jobs()
          .put(
              KnownJob.of(
                  scene.submitter.store.ownJobs().all().getLast().announcement(),
                  scene.submitter.key.peerId(),
                  List.of()));
      auditing.look();
      try (Worker worker = InProcessWorker.on(Devices.installed().first(), 1);
          Provider provider = new Provider(Stingy.parts(scene, worker, lying(), committed))) {
        provider.start();
        assertThat(committed.await(30, TimeUnit.SECONDS)).isTrue();
        scene.claimant(provider, Stingy.AT_ONCE).look();
      }
      assertThat(scene.news).containsExactly(new ClaimNews.Made(PRICE));
      return job;
    }
  }

  private Takings takings(Address payout) {
    return new Takings(
        scene.chain, Optional.of(audits), stranger.store, () -> payout, () -> 10, scene.clock);
  }
}
