package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.JobView;
import dev.hearth.api.PlantView;
import dev.hearth.host.Registration;
import dev.hearth.node.court.Courtroom;
import dev.hearth.node.device.Devices;
import dev.hearth.node.dispute.DisputeProtocol;
import dev.hearth.node.dispute.Pacing;
import dev.hearth.node.exchange.BlobExchange;
import dev.hearth.node.lease.PlantWish;
import dev.hearth.node.lease.Planting;
import dev.hearth.node.practice.MicroDemo;
import dev.hearth.node.provider.Provider;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.KeptClaim;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.OwnDispute;
import dev.hearth.node.store.OwnPlant;
import dev.hearth.node.submit.AuditPot;
import dev.hearth.node.submit.JobEvent;
import dev.hearth.node.submit.JobOrder;
import dev.hearth.node.submit.Payment;
import dev.hearth.node.submit.Submitter;
import dev.hearth.node.submit.SubmitterProtocols;
import dev.hearth.node.submit.Surroundings;
import dev.hearth.node.submit.TrainingPlan;
import dev.hearth.node.worker.InProcessWorker;
import dev.hearth.node.worker.Worker;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.audit.PlantCode;
import dev.hearth.wallet.audit.AuditorState;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.audit.Verdict;
import dev.hearth.wallet.escrow.Claim;
import dev.hearth.wallet.escrow.Claims;
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
 * A real submitter with a pot, a real provider that plants for it, and the two kinds of auditors:
 * one that looks, and one that does not.
 */
@Timeout(120)
class PlantedAuditTest {
  /** As dear as a claim's stake, so that the pot has every lease drawn. */
  private static final Wei PRICE = Wei.parse("50000000000000000");

  private static final Duration STOOD = Duration.ofHours(50).plusSeconds(1);
  private static final Duration PAYMENT = Duration.ofDays(7);
  private static final Duration CLOCK = Duration.ofDays(1).plusSeconds(1);
  private static final Pacing HASTY =
      new Pacing(Duration.ofMillis(50), Duration.ofMillis(300), Duration.ofMillis(300));

  @TempDir Path root;
  private final CountDownLatch committed = new CountDownLatch(1);
  private final CountDownLatch finished = new CountDownLatch(1);
  private final Semaphore changes = new Semaphore(0);
  private final List<JobEvent> events = new ArrayList<>();

  /** The submitter's purse, which sponsors the pot. */
  private final WalletKey sponsor = WalletKey.generate(new SecureRandom());

  private ClaimScene scene;
  private Audits audits;
  private JobOrder order;
  private Submitter submitter;
  private Registration serving;
  private JobSpec job;
  private PlantCode code;
  private Exposing exposing;

  @BeforeEach
  void open() throws Exception {
    scene = new ClaimScene(root);
    scene.addKeepers(3);
    audits =
        Audits.at(
            scene.chain,
            ClaimScene.mined(Audits.deploy(scene.chain, scene.payer)).contract().orElseThrow());
    order = twoShards(Stingy.order(scene, PRICE, JobOrder.ALL));
    submitter = new Submitter(surroundings(), scene.random, this::happened);
    serving = SubmitterProtocols.serve(scene.submitter.host, submitter);
    Hash id = submitter.prepare(order, MicroDemo.text());
    assertThat(submitter.fund(id, scene.escrow, scene.payer, this::opens))
        .isInstanceOf(Payment.Done.class);
    job = submitter.spec(id);
    Hash pot = Pot.idOf(scene.escrow.address(), id, sponsor.address());
    code = new PlantCode(pot, id, Hash.sha256("nobody else knows".getBytes()));
    scene.submitter.store.plantCodes().put(code);
    exposing = exposing(sponsorsFunds());
  }

  private Exposing exposing(Funds funds) {
    return new Exposing(
        funds, scene.gateway, audits, scene.submitter.store, scene.submitter.host, scene.clock);
  }

  private static JobOrder twoShards(JobOrder of) {
    TrainingPlan plan = of.plan();
    return new JobOrder(
        of.title(),
        new TrainingPlan(plan.name(), plan.model(), plan.hyperparameters(), 2),
        of.rounds(),
        of.seed(),
        of.prices(),
        of.auditPerMillion(),
        of.providers(),
        of.leaseTime(),
        of.deadline(),
        of.escrow());
  }

  private Surroundings surroundings() {
    BlobExchange exchange = new BlobExchange(scene.submitter.host, scene.submitter.store.blobs());
    return new Surroundings(
        scene.submitter.key,
        scene.submitter.store,
        exchange::fetch,
        peer -> scene.submitter.host.peers().contains(peer),
        scene.computing,
        scene.clock,
        scene.scheduler);
  }

  private synchronized void happened(JobEvent event) {
    events.add(event);
    if (event instanceof JobEvent.JobFinished) {
      finished.countDown();
    }
  }

  private Funds sponsorsFunds() {
    return funds(sponsor, scene.submitter);
  }

  private Funds funds(WalletKey purse, ClaimScene.Node of) {
    return new Funds(scene.chain, new ClaimPurse(purse, Optional::empty), of.store.denominations());
  }

  private void opens(JobSpec spec, WalletKey payer) {
    try {
      Wei price = scene.chain.gasPrice();
      Pots pots =
          new Pots(sponsorsFunds(), scene.gateway, audits, scene.submitter.store, scene.clock);
      assertThat(scene.opening().open(spec, payer)).isInstanceOf(Opened.Open.class);
      AuditPot pot = AuditPot.of(order, Opening.stake(price), price);
      assertThat(pots.open(spec, pot.with(pot.money().times(3)), payer)).isEmpty();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @AfterEach
  void close() throws Exception {
    serving.close();
    submitter.close();
    scene.close();
  }

  /** The provider trains all there is, with the first lease planted, and claims. */
  private Claim planted() throws Exception {
    assertThat(new PlantWish(scene.provider.store).ask(code)).isEqualTo(PlantWish.Answer.ASKED);
    Planting planting = new Planting(scene.provider.store, () -> 0);
    try (Worker worker = InProcessWorker.on(Devices.installed().first(), 1);
        Provider provider = new Provider(Stingy.parts(scene, worker, planting, committed))) {
      provider.start();
      assertThat(finished.await(60, TimeUnit.SECONDS)).isTrue();
      claimant(provider).look();
    }
    return claims().made(job.id()).getFirst();
  }

  private Claimant claimant(Provider provider) {
    return scene.claimant(provider, Stingy.AT_ONCE);
  }

  /** The planter's node after its process ended, with nothing but its store. */
  private void planterLooks() {
    scene.claimant(scene.provider, Optional.of(scene.wallet)).look();
  }

  private Claims claims() {
    return scene.gateway.claims(job);
  }

  private Wei stake() throws IOException {
    return claims().terms(job.id()).orElseThrow().stake();
  }

  private Wei plantersBond() throws IOException {
    return claims().bond(scene.wallet.address(), scene.provider.key.address());
  }

  private GrantedLease plant() {
    return scene.submitter.store.ownJobs().leases(job.id()).stream()
        .filter(lease -> lease.is(GrantedLease.Phase.PLANTED))
        .findFirst()
        .orElseThrow();
  }

  private PlantView seen() {
    exposing.look();
    assertThat(submitter.view(job.id()).plants()).hasSize(1);
    return submitter.view(job.id()).plants().getFirst();
  }

  /** It is neither trained nor a lie, and whoever planted it goes on working. */
  private void isNoLeaseLikeOthers() throws Exception {
    JobView view = submitter.view(job.id());
    assertThat(view.phase()).isEqualTo(JobView.Phase.FINISHED);
    assertThat(view.mismatches()).isZero();
    assertThat(view.providers()).singleElement();
    assertThat(view.providers().getFirst().leasesAccepted()).isEqualTo(job.shards());
    assertThat(view.spent()).isEqualTo(PRICE.times(job.shards()));
    assertThat(events)
        .filteredOn(JobEvent.LeasePlanted.class::isInstance)
        .singleElement()
        .isEqualTo(new JobEvent.LeasePlanted(job, plant()));
    assertThat(plant().result().stateRoots().getFirst()).isNotEqualTo(code.root(plant().id()));
    scene.watch(scene.submitter, PlantedAuditTest::nothingIsComputed).look();
    assertThat(claims().challenges(claims().made(job.id()).getFirst())).isEmpty();
    // Whoever asks the submitter for claims by their names learns of none.
    assertThat(scene.submitter.store.keptClaims().all()).isEmpty();
  }

  private static Commitment nothingIsComputed(Object job, Object grant, Object content) {
    throw new AssertionError("all of it is known");
  }

  private ClaimFile file(Claim claim) throws IOException {
    KeeperLink link = new KeeperLink(scene.submitter.host);
    return new ClaimSource(scene.submitter.store, scene.gateway, link).file(job, claim);
  }

  /** One that keeps what it claimed itself looks at it as any keeper. */
  private void isNotChallengedByThePlanter(Claim claim) throws Exception {
    KeptClaim kept = new KeptClaim(claim.id(), file(claim).work(), scene.clock.instant());
    scene.provider.store.keptClaims().put(kept);
    scene.watch(scene.provider, scene.replays(scene.provider)).look();
    assertThat(claims().challenges(claim)).isEmpty();
  }

  private int index(Claim claim) throws Exception {
    ClaimFile file = file(claim);
    assertThat(file.commitments()).hasSize(job.shards() + 1);
    return file.commitments().stream().map(Commitment::lease).toList().indexOf(plant().id());
  }

  @Test
  void whoPassesItWithoutALookLosesItsBondAndThePlanterTakesNoPay() throws Exception {
    WalletKey lazy = WalletKey.generate(scene.random);
    scene.chain.practiceTools().grant(lazy.address(), ClaimScene.ETHER);
    Wei bond = audits.pot(code.pot()).orElseThrow().terms().bond();
    ClaimScene.mined(audits.enrol(lazy, code.pot(), bond, "Lazy"));
    Claim claim = planted();
    isNoLeaseLikeOthers();
    isNotChallengedByThePlanter(claim);
    assertThat(seen().state()).isEqualTo(PlantView.State.CLAIMED);

    ClaimScene.mined(audits.announce(lazy, code.pot(), claim.id()));
    scene.pass(Duration.ofSeconds(1));
    scene.pass(Duration.ofSeconds(1));
    ClaimScene.mined(audits.poke(lazy, code.pot(), claim.id()));
    Verdict verdict = new Verdict(claim.id(), index(claim), true, Hash.ZERO, Hash.ZERO);
    ClaimScene.mined(audits.commit(lazy, code.pot(), verdict));
    assertThat(seen().state()).isEqualTo(PlantView.State.CLAIMED);
    ClaimScene.mined(audits.reveal(lazy, code.pot(), verdict));
    isNotExposedWithoutMoney();
    Wei before = audits.pot(code.pot()).orElseThrow().money();
    Wei reward = audits.pot(code.pot()).orElseThrow().terms().reward();

    PlantView exposed = seen();
    assertThat(exposed.state()).isEqualTo(PlantView.State.EXPOSED);
    assertThat(exposed.sentence()).contains(lazy.address().toString());
    assertThat(audits.auditor(code.pot(), lazy.address()).map(AuditorState::bond))
        .contains(Wei.ZERO);
    assertThat(audits.pot(code.pot()).orElseThrow().money())
        .isEqualTo(before.plus(reward).plus(bond.dividedBy(2)));
    Wei purse = scene.balance(sponsor.address());
    assertThat(seen()).isEqualTo(exposed);
    assertThat(scene.balance(sponsor.address())).isEqualTo(purse);

    takesNoPay(claim);
  }

  private void isNotExposedWithoutMoney() {
    Exposing without = exposing(funds(WalletKey.generate(scene.random), scene.submitter));
    without.look();
    assertThat(without.notice().orElseThrow()).contains("its bond is not taken yet");
    assertThat(submitter.view(job.id()).plants().getFirst().state())
        .isEqualTo(PlantView.State.CLAIMED);
  }

  private void takesNoPay(Claim claim) throws Exception {
    Wei wallet = scene.balance(scene.wallet.address());
    assertThat(plantersBond()).isEqualTo(Wei.ZERO);
    scene.pass(STOOD);
    planterLooks();
    assertThat(plantersBond()).isEqualTo(Wei.ZERO);
    scene.pass(PAYMENT);
    planterLooks();
    planterLooks();

    assertThat(claims().state(claim).orElseThrow().left()).isEqualTo(Wei.ZERO);
    assertThat(scene.gateway.account(job, scene.wallet.address()).paid()).isEqualTo(Wei.ZERO);
    assertThat(scene.balance(scene.wallet.address())).isEqualTo(wallet);
    assertThat(plantersBond()).isEqualTo(stake());
    assertThat(scene.news).hasSize(2).last().isInstanceOf(ClaimNews.Planted.class);
  }

  @Test
  void whoLooksChallengesItAndWinsTheStake() throws Exception {
    ClaimScene.Node stranger = scene.node(30);
    for (ClaimScene.Node keeper : scene.keepers) {
      stranger.host.connect(keeper.host.addresses().getFirst());
    }
    stranger
        .store
        .jobs()
        .put(
            KnownJob.of(
                scene.submitter.store.ownJobs().all().getLast().announcement(),
                scene.submitter.key.peerId(),
                List.of()));
    try (DisputeProtocol protocol = new DisputeProtocol(stranger.host);
        Courtroom court =
            new Courtroom(
                scene.court(stranger, protocol, scene.computing, HASTY, changes::release))) {
      Auditing auditing = auditing(stranger, court);
      auditing.look();
      Claim claim = planted();
      isNoLeaseLikeOthers();
      auditing.look();
      scene.pass(Duration.ofSeconds(1));
      scene.pass(Duration.ofSeconds(1));
      for (int lease = 0; lease < claim.count(); lease++) {
        auditing.look();
      }
      await(stranger, dispute -> !dispute.gas().isZero());
      planterLooks();
      assertThat(scene.contests).isEmpty();
      assertThat(seen().state()).isEqualTo(PlantView.State.CLAIMED);

      scene.pass(CLOCK);
      assertThat(await(stranger, dispute -> !dispute.isOpen()).isWon()).isTrue();
      auditing.look();
      assertThat(claims().state(claim).orElseThrow().isVoid()).isTrue();
      court.look();
    }
    assertThat(stranger.store.ownDisputes().all()).singleElement();
    assertThat(stranger.store.ownDisputes().all().getFirst().won()).isEqualTo(stake().dividedBy(2));
    planterLooks();
    assertThat(scene.news).hasSize(2).last().isInstanceOf(ClaimNews.Planted.class);
    assertThat(plantersBond()).isEqualTo(Wei.ZERO);
    assertThat(seen().state()).isEqualTo(PlantView.State.FOUND);
    assertThat(scene.submitter.store.ownPlants().ofJob(job.id()))
        .extracting(OwnPlant::lease)
        .containsExactly(plant().id());
  }

  private Auditing auditing(ClaimScene.Node node, Courtroom court) {
    AuditorParts parts =
        new AuditorParts(
            node.store,
            node.host,
            scene.gateway,
            audits,
            scene.computing,
            scene.replays(node),
            court,
            funds(scene.purse, node),
            () -> true,
            "Tester",
            spec -> {},
            scene.random,
            scene.clock);
    AuditorsWish wish = new AuditorsWish(() -> true, () -> ClaimScene.ETHER);
    return new Auditing(new Auditor(parts), wish, scene.retry());
  }

  private OwnDispute await(ClaimScene.Node node, Predicate<OwnDispute> what) throws Exception {
    while (true) {
      Optional<OwnDispute> found = node.store.ownDisputes().all().stream().filter(what).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      assertThat(changes.tryAcquire(30, TimeUnit.SECONDS)).isTrue();
    }
  }
}
