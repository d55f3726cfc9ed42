package dev.hearth.node.claim;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.claim.PlantCheck.Outcome;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.audit.PlantCode;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.audit.PotTerms;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What a machine asks the chain before it plants for a code. */
@Timeout(60)
class PlantCheckTest {
  private static final Hash SECRET = Hash.sha256(new byte[] {1});
  private static final Wei MONEY = Wei.of(1000);
  private static final PotTerms TERMS = new PotTerms(1_000_000, Wei.of(1), Wei.of(1), Wei.of(1));

  @TempDir Path root;
  private ClaimScene scene;
  private Audits audits;
  private WalletKey sponsor;
  private PlantCode code;

  @BeforeEach
  void open() throws Exception {
    scene = new ClaimScene(root);
    scene.addKeepers(3);
    audits =
        Audits.at(
            scene.chain,
            ClaimScene.mined(Audits.deploy(scene.chain, scene.payer)).contract().orElseThrow());
    sponsor = scene.purse;
    Address escrow = scene.escrow.address();
    ClaimScene.mined(audits.openPot(sponsor, escrow, scene.job.id(), TERMS, MONEY));
    Hash pot = Pot.idOf(escrow, scene.job.id(), sponsor.address());
    code = new PlantCode(pot, scene.job.id(), SECRET);
  }

  @AfterEach
  void close() throws IOException {
    scene.close();
  }

  private Outcome check(PlantCode asked, Address paid) throws IOException {
    return new PlantCheck(scene.chain, audits).check(asked, paid);
  }

  private void isUnknown(String why, PlantCode asked) throws IOException {
    assertThat(check(asked, scene.wallet.address()))
        .isInstanceOfSatisfying(
            Outcome.Unknown.class, unknown -> assertThat(unknown.sentence()).contains(why));
  }

  @Test
  void aStrangerMayPlantAndReadsWhatItCosts() throws Exception {
    scene.open();
    Wei stake = scene.claims().terms(scene.job.id()).orElseThrow().stake();
    assertThat(check(code, scene.wallet.address()))
        .isInstanceOfSatisfying(
            Outcome.Fit.class,
            fit -> {
              assertThat(fit.cost().stake()).isEqualTo(stake);
              assertThat(fit.cost().gas().isZero()).isFalse();
            });
  }

  @Test
  void whoPaysForTheJobOrItsAuditsMayNot() throws Exception {
    scene.open();
    assertThat(check(code, scene.payer.address())).isEqualTo(new Outcome.OwnMoney());
    assertThat(check(code, sponsor.address())).isEqualTo(new Outcome.OwnMoney());
  }

  @Test
  void thereHasToBeSomethingToPlantFor() throws Exception {
    isUnknown("no claims", code);
    scene.open();
    isUnknown("not on this network", new PlantCode(Hash.ZERO, code.job(), SECRET));
    isUnknown("not on this network", new PlantCode(code.pot(), Hash.ZERO, SECRET));
    Audits genuine = audits;
    audits = Audits.at(scene.chain, scene.escrow.address());
    isUnknown("another contract", code);
    audits = genuine;
    Instant deadline = Instant.ofEpochSecond(scene.job.deadline());
    scene.pass(Duration.between(scene.chain.time(), deadline.plusSeconds(1)));
    ClaimScene.mined(scene.escrow.refund(scene.payer, scene.job.id()));
    isUnknown("is over", code);
  }
}
