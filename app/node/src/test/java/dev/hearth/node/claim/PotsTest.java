package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.JobView;
import dev.hearth.node.TinyJob;
import dev.hearth.node.store.OwnJob;
import dev.hearth.node.store.OwnJobs;
import dev.hearth.node.store.OwnPot;
import dev.hearth.node.submit.AuditPot;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.audit.PotTerms;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.practice.rpc.JsonRpc;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a submitter puts up for audits by strangers, on its way out and back. */
@Timeout(60)
class PotsTest {
  private static final Wei REWARD = Wei.parse("1000000000000000");
  private static final Wei MONEY = REWARD.times(10);
  private static final AuditPot POT =
      new AuditPot(new PotTerms(500_000, REWARD, REWARD, REWARD.times(20)), MONEY, REWARD.times(5));

  @TempDir Path root;
  private ClaimScene scene;
  private WalletKey purse;
  private Audits audits;
  private Pots pots;
  private Hash id;

  @BeforeEach
  void open() throws IOException {
    scene = new ClaimScene(root);
    purse = WalletKey.generate(scene.random);
    audits =
        Audits.at(
            scene.chain,
            ClaimScene.mined(Audits.deploy(scene.chain, scene.payer)).contract().orElseThrow());
    pots = pots(audits);
    id = Pot.idOf(scene.escrow.address(), scene.job.id(), purse.address());
  }

  private Pots pots(Audits paying) {
    return pots(scene.chain, paying);
  }

  private Pots pots(Chain chain, Audits paying) {
    return pots(chain, paying, Optional.empty());
  }

  /**
   * @param wallet that can be spent from unasked
   */
  private Pots pots(Chain chain, Audits paying, Optional<WalletKey> wallet) {
    Funds funds =
        new Funds(
            chain, new ClaimPurse(purse, () -> wallet), scene.submitter.store.denominations());
    return new Pots(funds, scene.gateway, paying, scene.submitter.store, scene.clock);
  }

  @AfterEach
  void close() throws IOException {
    scene.close();
  }

  private OwnPot.Phase phase() {
    return scene.submitter.store.ownPots().find(scene.job.id()).orElseThrow().phase();
  }

  private void untilItIsOver() throws IOException {
    scene.pass(Duration.between(scene.chain.time(), audits.pot(id).orElseThrow().over()));
  }

  @Test
  void whatIsLeftComesBackToThePayerUnasked() throws Exception {
    assertThat(pots.open(scene.job, POT, scene.payer)).isEmpty();
    assertThat(audits.pot(id).orElseThrow().money()).isEqualTo(MONEY);
    assertThat(audits.pot(id).orElseThrow().terms()).isEqualTo(POT.terms());
    Wei before = scene.balance(scene.payer.address());
    scene.pass(Duration.ofDays(1));
    pots.look();
    assertThat(phase()).isEqualTo(OwnPot.Phase.OPEN);
    assertThat(scene.balance(scene.payer.address())).isEqualTo(before);
    untilItIsOver();
    pots(audits).look();
    assertThat(scene.balance(scene.payer.address())).isEqualTo(before.plus(MONEY));
    assertThat(phase()).isEqualTo(OwnPot.Phase.OVER);
    pots.look();
    assertThat(scene.balance(scene.payer.address())).isEqualTo(before.plus(MONEY));
  }

  private void stored(OwnPot.Phase phase) {
    scene
        .submitter
        .store
        .ownPots()
        .put(
            new OwnPot(
                scene.job.id(),
                scene.chain.id(),
                audits.address(),
                scene.escrow.address(),
                POT.terms(),
                MONEY,
                scene.payer.address(),
                purse.address(),
                phase,
                Wei.ZERO));
  }

  /** The money was moved, and the process ended before the pot was opened. */
  @Test
  void whatWasPaidForIsOpenedByALaterLook() throws Exception {
    assertThat(pots.open(scene.job, POT, poor())).isPresent();
    assertThat(scene.submitter.store.ownPots().find(scene.job.id())).isEmpty();
    stored(OwnPot.Phase.PAID);
    pots.look();
    assertThat(audits.pot(id)).isEmpty();
    assertThat(pots.isOpen(scene.job.id())).isFalse();
    scene.chain.practiceTools().grant(purse.address(), POT.cost());
    pots(audits).look();
    assertThat(audits.pot(id).orElseThrow().money()).isEqualTo(MONEY);
    assertThat(pots.isOpen(scene.job.id())).isTrue();
  }

  /** The deposit was mined when the process that agreed on it had ended. */
  @Test
  void whatWasAgreedIsOpenedWhenTheDepositIsThere() throws Exception {
    pots.agree(scene.job, POT, scene.payer.address());
    pots.look();
    assertThat(audits.pot(id)).isEmpty();
    Pots next = pots(audits);
    assertThat(next.openAgreed(scene.job, scene.payer)).isEmpty();
    assertThat(audits.pot(id).orElseThrow().money()).isEqualTo(MONEY);
    assertThat(audits.pot(id).orElseThrow().terms()).isEqualTo(POT.terms());
    assertThat(next.openAgreed(scene.job, scene.payer)).isEmpty();
    assertThat(phase()).isEqualTo(OwnPot.Phase.OPEN);
  }

  @Test
  void anotherThanAgreedDoesNotPayForIt() throws Exception {
    pots.agree(scene.job, POT, scene.payer.address());
    assertThat(pots.openAgreed(scene.job, scene.wallet)).isPresent();
    assertThat(pots.openAgreed(scene.job, scene.payer)).isEmpty();
    assertThat(audits.pot(id)).isEmpty();
  }

  @Test
  void whatWasNotPaidForIsForgotten() {
    pots.agree(scene.job, POT, scene.payer.address());
    pots.disagree(scene.job.id());
    assertThat(scene.submitter.store.ownPots().find(scene.job.id())).isEmpty();
    stored(OwnPot.Phase.PAID);
    pots.disagree(scene.job.id());
    assertThat(phase()).isEqualTo(OwnPot.Phase.PAID);
  }

  /** Whether the contract is genuine, and what paying costs: the chain fails at one of them. */
  @ParameterizedTest
  @ValueSource(strings = {"eth_getCode", "eth_estimateGas"})
  void whatTheChainWasNotReachedForIsOpenedByALaterLook(String unanswered) throws Exception {
    pots.agree(scene.job, POT, scene.payer.address());
    try (LaggingNode node = lagging(asked -> asked.contains(unanswered), "{}")) {
      Pots far = pots(node.chain, Audits.at(node.chain, audits.address()));
      assertThat(far.openAgreed(scene.job, scene.payer)).isPresent();
    }
    Pots unasked = pots(scene.chain, audits, Optional.of(scene.payer));
    unasked.look();
    assertThat(audits.pot(id)).isEmpty();
    runs();
    pots(scene.chain, audits, Optional.of(scene.wallet)).look();
    assertThat(audits.pot(id)).isEmpty();
    unasked.look();
    assertThat(audits.pot(id).orElseThrow().money()).isEqualTo(MONEY);
    assertThat(phase()).isEqualTo(OwnPot.Phase.OPEN);
  }

  private void runs() {
    OwnJobs jobs = scene.submitter.store.ownJobs();
    jobs.put(jobs.find(scene.job.id()).orElseThrow().in(JobView.Phase.RUNNING, ""));
  }

  /** Its deposit was displaced, or never sent. */
  @Test
  void whatWasAgreedIsForgottenOnceItsJobCannotBePaidForAnyMore() throws Exception {
    JobSpec unpaid = TinyJob.until(scene.job, scene.job.deadline() - 1);
    OwnJob job = scene.submitter.store.ownJobs().find(scene.job.id()).orElseThrow();
    scene
        .submitter
        .store
        .ownJobs()
        .put(
            new OwnJob(
                unpaid,
                Signed.by(scene.submitter.key, unpaid.encode()),
                job.preset(),
                job.secret(),
                job.providers(),
                job.leaseTime(),
                job.deposit(),
                job.refunded(),
                JobView.Phase.FUNDING,
                ""));
    pots.agree(unpaid, POT, scene.payer.address());
    pots.agree(scene.job, POT, scene.payer.address());
    pots.look();
    assertThat(scene.submitter.store.ownPots().pending()).hasSize(2);
    scene.pass(
        Duration.between(scene.chain.time(), Instant.ofEpochSecond(scene.job.deadline() + 1)));
    pots.look();
    assertThat(scene.submitter.store.ownPots().pending())
        .singleElement()
        .matches(own -> own.job().equals(scene.job.id()));
  }

  private void closeJob() throws IOException {
    Instant deadline = Instant.ofEpochSecond(scene.job.deadline());
    scene.pass(Duration.between(scene.chain.time(), deadline.plusSeconds(1)));
    ClaimScene.mined(scene.escrow.refund(scene.payer, scene.job.id()));
  }

  /** The process ended while it was paid for; the purse has money of its own. */
  @Test
  void whatNobodyKnowsToBePaidForIsNeitherOpenedNorSentBack() throws Exception {
    scene.chain.practiceTools().grant(purse.address(), POT.cost().times(2));
    stored(OwnPot.Phase.WANTED);
    pots.look();
    assertThat(audits.pot(id)).isEmpty();
    assertThat(pots.notice().orElseThrow())
        .contains("0.01 ETH")
        .contains(purse.address().toString());
    closeJob();
    pots.look();
    assertThat(scene.balance(purse.address())).isEqualTo(POT.cost().times(2));
    assertThat(scene.submitter.store.ownPots().pending()).isEmpty();
    assertThat(pots.notice()).isEmpty();
  }

  @Test
  void whatCameTooLateForItsJobIsSentBackOnce() throws Exception {
    scene.chain.practiceTools().grant(purse.address(), POT.cost().times(3));
    stored(OwnPot.Phase.PAID);
    closeJob();
    Wei before = scene.balance(scene.payer.address());
    pots.look();
    pots.look();
    assertThat(audits.pot(id)).isEmpty();
    assertThat(scene.balance(scene.payer.address())).isEqualTo(before.plus(MONEY));
    assertThat(phase()).isEqualTo(OwnPot.Phase.OVER);
  }

  /** It was opened before, and the node that is asked does not show it yet. */
  @Test
  void aPotThatIsOpenAlreadyIsNotPaidBack() throws Exception {
    assertThat(pots.open(scene.job, POT, scene.payer)).isEmpty();
    stored(OwnPot.Phase.PAID);
    scene.chain.practiceTools().grant(purse.address(), POT.cost());
    Wei before = scene.balance(scene.payer.address());
    String nothing = "\"0x" + "0".repeat(9 * 64) + "\"";
    try (LaggingNode node =
        lagging(asked -> asked.contains("eth_call") && asked.contains(id.hex()), nothing)) {
      pots(node.chain, Audits.at(node.chain, audits.address())).look();
    }
    assertThat(phase()).isEqualTo(OwnPot.Phase.OPEN);
    assertThat(scene.balance(scene.payer.address())).isEqualTo(before);
  }

  @Test
  void whatANodeDoesNotShowYetIsLookedForAgain() throws Exception {
    assertThat(pots.open(scene.job, POT, scene.payer)).isEmpty();
    untilItIsOver();
    Wei before = scene.balance(scene.payer.address());
    try (LaggingNode node = lagging(asked -> asked.contains("eth_getLogs"), "[]")) {
      Pots far = pots(node.chain, Audits.at(node.chain, audits.address()));
      far.look();
      far.look();
    }
    assertThat(audits.pot(id).orElseThrow().money()).isEqualTo(Wei.ZERO);
    assertThat(phase()).isEqualTo(OwnPot.Phase.EMPTIED);
    pots.look();
    assertThat(scene.balance(scene.payer.address())).isEqualTo(before.plus(MONEY));
  }

  /** Whoever stops the node would wait for both. */
  @Test
  void aLookDoesNotWaitForAnOpening() throws Exception {
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    Predicate<String> slow =
        request -> {
          if (request.contains("eth_getCode")) {
            asked.countDown();
            await(answered);
          }
          return false;
        };
    try (LaggingNode node = lagging(slow, "")) {
      Pots far = pots(node.chain, Audits.at(node.chain, audits.address()));
      Thread opening = Thread.ofVirtual().start(() -> far.open(scene.job, POT, scene.payer));
      asked.await();
      Thread looking = Thread.ofVirtual().start(far::look);
      boolean looked = looking.join(Duration.ofSeconds(20));
      answered.countDown();
      opening.join();
      assertThat(looked).isTrue();
      assertThat(phase()).isEqualTo(OwnPot.Phase.OPEN);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private LaggingNode lagging(Predicate<String> unseen, String result) throws IOException {
    return new LaggingNode(new JsonRpc(scene.practice), unseen, result);
  }

  /** Of a node that has another key since. */
  @Test
  void aPotOfAnotherSponsorIsLeftAlone() throws Exception {
    assertThat(pots.open(scene.job, POT, scene.payer)).isEmpty();
    purse = WalletKey.generate(scene.random);
    scene.chain.practiceTools().grant(purse.address(), POT.cost());
    pots(audits).look();
    assertThat(scene.balance(purse.address())).isEqualTo(POT.cost());
    assertThat(phase()).isEqualTo(OwnPot.Phase.OPEN);
  }

  private WalletKey poor() {
    return WalletKey.generate(scene.random);
  }

  /** Emptied by whoever it was, and the process ended before the money was sent on. */
  @Test
  void whatSomebodyElseEmptiedComesBackTheSame() throws Exception {
    pots.open(scene.job, POT, scene.payer);
    untilItIsOver();
    ClaimScene.mined(audits.empty(scene.wallet, id));
    Wei before = scene.balance(scene.payer.address());
    pots.look();
    assertThat(scene.balance(scene.payer.address())).isEqualTo(before.plus(MONEY));
  }

  @Test
  void aContractThatIsAnotherGetsNothing() throws Exception {
    Wei before = scene.balance(scene.payer.address());
    Pots other = pots(Audits.at(scene.chain, scene.escrow.address()));
    assertThat(other.open(scene.job, POT, scene.payer).orElseThrow()).contains("another contract");
    assertThat(scene.balance(scene.payer.address())).isEqualTo(before);
  }
}
