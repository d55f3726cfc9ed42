package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.store.OwnPot;
import dev.hearth.node.submit.AuditPot;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.audit.PotTerms;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a submitter puts up for audits by strangers, on its way out and back. */
@Execution(ExecutionMode.CONCURRENT)
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
    Funds funds = new Funds(scene.chain, new ClaimPurse(purse, Optional::empty));
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

  /** The money was moved, and the process ended before the pot was opened. */
  @Test
  void whatWasPaidForIsOpenedByALaterLook() throws Exception {
    assertThat(pots.open(scene.job, POT, poor())).isPresent();
    assertThat(scene.submitter.store.ownPots().find(scene.job.id())).isEmpty();
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
                OwnPot.Phase.WANTED,
                Wei.ZERO));
    pots.look();
    assertThat(audits.pot(id)).isEmpty();
    assertThat(pots.isOpen(scene.job.id())).isFalse();
    scene.chain.practiceTools().grant(purse.address(), POT.cost());
    pots(audits).look();
    assertThat(audits.pot(id).orElseThrow().money()).isEqualTo(MONEY);
    assertThat(pots.isOpen(scene.job.id())).isTrue();
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
