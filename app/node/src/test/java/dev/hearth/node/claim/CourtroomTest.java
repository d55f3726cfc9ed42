package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.court.Courtroom;
import dev.hearth.node.dispute.DisputeProtocol;
import dev.hearth.node.dispute.Pacing;
import dev.hearth.node.store.OwnDispute;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.Level;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.court.CourtEvent;
import dev.hearth.wallet.escrow.Claim;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Claims and challenges as an agent sees them through: by a worker in a process of its own. */
@Timeout(120)
class CourtroomTest {
  private static final Duration WINDOW = Duration.ofHours(50).plusSeconds(1);
  private static final Duration CLOCK = Duration.ofDays(1).plusSeconds(1);
  private static final Pacing HASTY =
      new Pacing(Duration.ofMillis(50), Duration.ofMillis(300), Duration.ofMillis(300));

  @TempDir Path root;
  private final Semaphore changes = new Semaphore(0);
  private ClaimScene scene;
  private WorkerHouse worker;
  private DisputeProtocol protocol;
  private Grant grant;

  @BeforeEach
  void open() throws Exception {
    scene = new ClaimScene(root.resolve("nodes"));
    worker = new WorkerHouse(root, scene.scheduler);
    scene.addKeepers(3);
    grant = scene.grant(0, ((Opened.Open) scene.open()).keepers());
  }

  @AfterEach
  void close() throws Exception {
    if (protocol != null) {
      protocol.close();
    }
    worker.close();
    scene.close();
    assertThat(worker.processes).noneMatch(ProcessHandle::isAlive);
  }

  private Courtroom court(ClaimScene.Node node, Pacing pacing) {
    if (protocol != null) {
      protocol.close();
    }
    protocol = new DisputeProtocol(node.host);
    return new Courtroom(scene.court(node, protocol, worker.queue, pacing, changes::release));
  }

  private Claim claim() throws IOException {
    return scene.claims().made(scene.job.id()).getFirst();
  }

  private static List<OwnDispute> disputes(ClaimScene.Node node) {
    return node.store.ownDisputes().all();
  }

  /** Until the node remembers that of its dispute. */
  private OwnDispute await(ClaimScene.Node node, Predicate<OwnDispute> what) throws Exception {
    while (true) {
      Optional<OwnDispute> found = disputes(node).stream().filter(what).findFirst();
      if (found.isPresent()) {
        return found.get();
      }
      assertThat(changes.tryAcquire(1, TimeUnit.MINUTES)).isTrue();
    }
  }

  /** What the contract finds when it reruns the operation is not what the challenger said. */
  @Test
  void anHonestProviderDefendsItsClaimAndIsPaid() throws Exception {
    Commitment truth = scene.train(grant);
    scene.committed(grant, truth);
    try (Courtroom court = court(scene.provider, Pacing.PRACTICE);
        FalseChallenger challenger = new FalseChallenger(scene, root.resolve("false"))) {
      Claimant claimant = scene.claimant(scene.provider, court);
      claimant.look();
      Hash dispute = challenger.challenge(claim(), scene.file());
      CompletableFuture<Seat> told = challenger.play(dispute, grant, truth);
      claimant.look();
      claimant.look();
      OwnDispute won = await(scene.provider, known -> !known.isOpen());
      assertThat(told.get()).isEqualTo(Seat.PROVIDER);
      assertThat(won.id()).isEqualTo(dispute);
      assertThat(won.winner()).contains(Seat.PROVIDER);
      assertThat(won.level()).isEqualTo(Level.WORDS);
      assertThat(won.matter().seat()).isEqualTo(Seat.PROVIDER);
      assertThat(won.matter().lease()).isEqualTo(grant.lease());
      assertThat(won.numbers().orElseThrow().posted())
          .isNotEqualTo(won.numbers().orElseThrow().found());
      assertThat(won.gas().isZero()).isFalse();
      assertThat(won.trouble()).isEmpty();
      assertThat(court.notice(true)).isEmpty();

      claimant.look();
      court.look();
      Wei share = disputes(scene.provider).getFirst().won();
      Wei before = scene.balance(scene.wallet.address());
      scene.pass(WINDOW);
      claimant.look();

      assertThat(scene.balance(scene.wallet.address())).isEqualTo(before.plus(scene.job.price()));
      assertThat(scene.claims().bond(scene.wallet.address(), scene.provider.key.address()))
          .isEqualTo(scene.stake().plus(share));
      assertThat(won.won()).isEqualTo(Wei.ZERO);
      assertThat(scene.provider.store.rewards().all()).isEmpty();
      assertThat(share).isEqualTo(new Wei(scene.stake().amount().shiftRight(1)));
    }
    assertThat(worker.processes).hasSize(1);
  }

  /** Its process ends in the middle of the dispute; the next one is told of it again. */
  @Test
  void aDisputeGoesOnAfterARestart() throws Exception {
    Commitment truth = scene.train(grant);
    scene.committed(grant, truth);
    try (FalseChallenger challenger = new FalseChallenger(scene, root.resolve("false"))) {
      try (Courtroom court = court(scene.provider, Pacing.PRACTICE)) {
        Claimant claimant = scene.claimant(scene.provider, court);
        claimant.look();
        Hash dispute = challenger.challenge(claim(), scene.file());
        CompletableFuture<Seat> half = challenger.play(dispute, grant, truth, 3);
        claimant.look();
        await(scene.provider, known -> known.moves() > 1);
        assertThat(half).failsWithin(Duration.ofMinutes(1));
      }
      OwnDispute left = disputes(scene.provider).getFirst();
      assertThat(left.isOpen()).isTrue();
      try (Courtroom again = court(scene.provider, Pacing.PRACTICE)) {
        assertThat(again.notice(false).orElseThrow())
            .contains("“tiny” is challenged")
            .doesNotContain("rest now");
        assertThat(again.notice(true).orElseThrow()).contains("Your rules let it rest now");
        challenger.play(left.id(), grant, truth);
        scene.claimant(scene.provider, again).look();
        OwnDispute won = await(scene.provider, known -> !known.isOpen());
        assertThat(won.winner()).contains(Seat.PROVIDER);
        assertThat(won.matter().since()).isEqualTo(left.matter().since());
      }
    }
  }

  /** A provider that claims what it did not compute has nothing to say in the court. */
  @Test
  void aFalseClaimIsSeenThroughToItsEnd() throws Exception {
    scene.committed(grant, ClaimScene.lie(scene.train(grant)));
    scene.claimant(scene.provider, Optional.of(scene.wallet)).look();
    try (Courtroom court = court(scene.submitter, HASTY)) {
      Watch watch = scene.watch(scene.submitter, court);
      watch.look();
      await(scene.submitter, known -> !known.gas().isZero());
      assertThat(court.notice(false).orElseThrow()).startsWith("A claim in “tiny” is false.");
      scene.pass(CLOCK);
      OwnDispute won = await(scene.submitter, known -> !known.isOpen());
      assertThat(won.winner()).contains(Seat.CHALLENGER);
      assertThat(won.numbers()).isEmpty();
      Wei before = scene.balance(scene.purse.address());

      watch.look();

      assertThat(scene.claims().state(claim()).orElseThrow().isVoid()).isTrue();
      assertThat(scene.balance(scene.purse.address())).isGreaterThan(before);
    }
  }

  /** Its machine was off when the court decided. */
  @Test
  void whatWasDecidedMeanwhileIsLookedUp() throws Exception {
    scene.committed(grant, ClaimScene.lie(scene.train(grant)));
    scene.claimant(scene.provider, Optional.of(scene.wallet)).look();
    try (Courtroom court = court(scene.submitter, Pacing.PRACTICE)) {
      scene.watch(scene.submitter, court).look();
      await(scene.submitter, OwnDispute::isOpen);
    }
    Hash dispute = disputes(scene.submitter).getFirst().id();
    scene.pass(CLOCK);
    Court seat = Court.at(scene.chain, scene.claims().court());
    Terms terms = ((CourtEvent.Opened) seat.history(dispute, 0).getFirst()).terms();
    ClaimScene.mined(seat.timeout(scene.payer, terms, terms.first()));
    try (Courtroom court = court(scene.submitter, Pacing.PRACTICE)) {
      court.look();
    }
    OwnDispute lost = disputes(scene.submitter).getFirst();
    assertThat(lost.winner()).contains(Seat.PROVIDER);
    assertThat(lost.lost()).isEqualTo(scene.stake());
    assertThat(lost.won()).isEqualTo(Wei.ZERO);
  }
}
