package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.audit.Draw;
import dev.hearth.wallet.audit.AuditorState;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.DrawState;
import dev.hearth.wallet.audit.Planted;
import dev.hearth.wallet.audit.PotTerms;
import dev.hearth.wallet.audit.VerdictState;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What the contract promises about audits: who is drawn, and who is paid for what. */
abstract class AuditsTest extends AuditedJob {
  /** Returns the hash of the block whose number it is called with. */
  private static final String BLOCK_HASH = "685f35405f5260205ff35f5260096017f3";

  @Test
  void aVerdictThatCameTrueIsPaid() throws IOException {
    Claim claim = drawn(list(lease(0, 10), lease(10, 20)));
    WalletKey auditor = said(claim, 0, true);
    assertThat(audits.pot(pot).orElseThrow().money()).isEqualTo(MONEY.minus(REWARD));
    refused(audits.settle(payer, pot, claim.id(), 0), "Undecided");
    fixture.advance(WINDOW);
    mined(audits.settle(payer, pot, claim.id(), 0));
    refused(audits.settle(payer, pot, claim.id(), 0), "NoVerdict()");
    assertThat(audits.credit(auditor.address())).isEqualTo(REWARD);
    Wei before = chain.balance(auditor.address());
    Wei fee = mined(audits.collect(auditor)).fee();
    assertThat(chain.balance(auditor.address())).isEqualTo(before.plus(REWARD).minus(fee));
    refused(audits.collect(auditor), "NothingToCollect()");
    VerdictState said = audits.verdict(pot, claim.id(), 0);
    assertThat(said.phase()).isEqualTo(VerdictState.Phase.SETTLED);
    assertThat(said.evidence()).isEqualTo(EVIDENCE);
  }

  /** The seed from the block, and every lot from the seed, as the rule off chain says. */
  @Test
  void theContractDrawsByTheRule() throws IOException {
    PotTerms some = terms(400_000, REWARD);
    sponsor = fixture.richKey();
    pot = potOf(sponsor, some);
    for (WalletKey auditor : auditors) {
      mined(audits.enrol(auditor, pot, BOND, ""));
    }
    Claim claim =
        new Claim(submitter.job(), provider, node.address(), randomHash(), 40, Wei.of(10));
    mined(claims.claim(node, claim, receipts(claim)));
    long block = mined(audits.announce(payer, pot, claim.id())).block();
    blocks(2);
    mined(audits.poke(payer, pot, claim.id()));
    Draw draw = rule(claim, some);
    assertThat(draw.seed()).isEqualTo(Draw.seed(hashOf(block + 2), pot, claim.id()));
    for (int turn = 0; turn < 3; turn++) {
      for (int index = 0; index < 42; index++) {
        boolean drawn = index < 40 && draw.draws(index);
        assertThat(audits.turn(pot, claim.id(), index).isPresent()).isEqualTo(drawn);
        if (drawn) {
          assertThat(turn(claim, index)).isEqualTo(auditors.get(draw.auditor(index, turn)));
        }
      }
      fixture.advance(TURN);
    }
    fixture.advance(Duration.ofDays(2));
    assertThat(audits.turn(pot, claim.id(), 0)).isEmpty();
  }

  private Hash hashOf(long block) throws IOException {
    byte[] code = HexFormat.of().parseHex(BLOCK_HASH);
    Address reader = mined(chain.send(payer, Call.create(code))).contract().orElseThrow();
    return Hash.of(chain.read(reader, Bytes.of(Eip712.word(block))).toArray());
  }

  @Test
  void whoIsDrawnTakesTheLease() throws IOException {
    Claim claim = drawn(list(lease(0, 10)));
    WalletKey auditor = turn(claim, 0);
    refused(
        audits.commit(other(claim, 0), pot, verdict(claim, 0, true)),
        "NotYourTurn(" + auditor.address());
    refused(audits.commit(auditor, pot, verdict(claim, 1, true)), "NotDrawn(1)");
    mined(audits.commit(auditor, pot, verdict(claim, 0, true)));
    refused(audits.commit(auditor, pot, verdict(claim, 0, false)), "Taken(" + auditor.address());
    mined(audits.reveal(auditor, pot, verdict(claim, 0, true)));
    refused(audits.commit(auditor, pot, verdict(claim, 0, true)), "Taken(" + auditor.address());
  }

  @Test
  void whatFellPaysThoseWhoSaidSo() throws IOException {
    ClaimList list = falseList();
    Claim claim = drawn(list);
    WalletKey right = said(claim, 1, false);
    WalletKey wrong = said(claim, 0, true);
    refute(right, claim, list);
    mined(audits.settle(payer, pot, claim.id(), 0));
    assertThat(audits.credit(wrong.address())).isEqualTo(Wei.ZERO);
    mined(audits.settle(payer, pot, claim.id(), 1));
    assertThat(audits.credit(right.address())).isEqualTo(REWARD);
    assertThat(audits.pot(pot).orElseThrow().money()).isEqualTo(MONEY.minus(REWARD));
    assertThat(audits.auditor(pot, wrong.address())).contains(new AuditorState(BOND, "Tester"));
  }

  @Test
  void whatStoodPaysNobodyWhoSaidItIsFalse() throws IOException {
    Claim claim = drawn(list(lease(0, 10)));
    WalletKey auditor = said(claim, 0, false);
    fixture.advance(WINDOW);
    mined(audits.settle(payer, pot, claim.id(), 0));
    assertThat(audits.credit(auditor.address())).isEqualTo(Wei.ZERO);
    assertThat(audits.pot(pot).orElseThrow().money()).isEqualTo(MONEY);
  }

  @Test
  void whoDoesNothingLosesItsTurnAndNoMore() throws IOException {
    Claim claim = drawn(list(lease(0, 10)));
    Draw draw = rule(claim, TERMS);
    int turn = 1;
    while (draw.auditor(0, turn) == draw.auditor(0, 0)) {
      turn++;
    }
    WalletKey silent = turn(claim, 0);
    fixture.advance(TURN.multipliedBy(turn));
    WalletKey next = said(claim, 0, true);
    assertThat(next).isEqualTo(auditors.get(draw.auditor(0, turn))).isNotEqualTo(silent);
    assertThat(audits.auditor(pot, silent.address()).orElseThrow().bond()).isEqualTo(BOND);
  }

  @Test
  void whoCommitsAndDoesNotRevealMakesRoomAfterAnHour() throws IOException {
    Claim claim = drawn(list(lease(0, 10)));
    WalletKey silent = turn(claim, 0);
    mined(audits.commit(silent, pot, verdict(claim, 0, true)));
    refused(audits.settle(payer, pot, claim.id(), 0), "NoVerdict()");
    fixture.advance(TURN);
    refused(audits.reveal(silent, pot, verdict(claim, 0, true)), "TooLate");
    WalletKey next = said(claim, 0, true);
    assertThat(audits.verdict(pot, claim.id(), 0).auditor()).isEqualTo(next.address());
    assertThat(audits.pot(pot).orElseThrow().money()).isEqualTo(MONEY.minus(REWARD));
  }

  @Test
  void aCommitmentThatNobodyFollowsGivesItsRewardBack() throws IOException {
    Claim claim = drawn(list(lease(0, 10)));
    mined(audits.commit(turn(claim, 0), pot, verdict(claim, 0, true)));
    fixture.advance(REVEAL);
    mined(audits.settle(payer, pot, claim.id(), 0));
    assertThat(audits.pot(pot).orElseThrow().money()).isEqualTo(MONEY);
    assertThat(audits.verdict(pot, claim.id(), 0).phase()).isEqualTo(VerdictState.Phase.NONE);
  }

  @Test
  void aMissedBeaconAuditsEverything() throws IOException {
    sponsor = fixture.richKey();
    pot = potOf(sponsor, terms(0, REWARD));
    mined(audits.enrol(auditors.getFirst(), pot, BOND, ""));
    Claim claim = claimed(list(lease(0, 10)));
    draw(claim);
    assertThat(audits.turn(pot, claim.id(), 0)).isEmpty();
    Claim missed = claimed(list(lease(10, 10)));
    mined(audits.announce(payer, pot, missed.id()));
    blocks(BEACON + 2);
    mined(audits.poke(payer, pot, missed.id()));
    DrawState again = audits.draw(pot, missed.id()).orElseThrow();
    assertThat(again.full()).isTrue();
    assertThat(again.seed()).isEmpty();
    blocks(2);
    mined(audits.poke(payer, pot, missed.id()));
    assertThat(audits.turn(pot, missed.id(), 0)).contains(auditors.getFirst().address());
  }

  @Test
  void whatNobodyAnnouncedInTimeIsAuditedWhole() throws IOException {
    sponsor = fixture.richKey();
    pot = potOf(sponsor, terms(0, REWARD));
    mined(audits.enrol(auditors.getFirst(), pot, BOND, ""));
    Claim claim = claimed(list(lease(0, 10)));
    fixture.advance(Duration.ofHours(12).plusSeconds(1));
    draw(claim);
    assertThat(audits.turn(pot, claim.id(), 0)).isPresent();
    Claim late = claimed(list(lease(10, 10)));
    fixture.advance(Duration.ofDays(2).plusSeconds(1));
    refused(audits.announce(payer, pot, late.id()), "TooLate");
  }

  @Test
  void whoPassesAPlantedRootLosesItsBond() throws IOException {
    Planted planted = planted(SALT);
    Claim claim = drawn(planted.list());
    WalletKey auditor = said(claim, 1, true);
    Wei before = chain.balance(audits.address());
    mined(audits.expose(sponsor, pot, claim.id(), planted));
    assertThat(chain.balance(audits.address())).isEqualTo(before.minus(Wei.of(501)));
    assertThat(audits.pot(pot).orElseThrow().money()).isEqualTo(MONEY.plus(Wei.of(500)));
    assertThat(audits.auditor(pot, auditor.address()).orElseThrow().bond()).isEqualTo(Wei.ZERO);
    refused(audits.expose(sponsor, pot, claim.id(), planted), "NoVerdict()");
    refused(audits.settle(sponsor, pot, claim.id(), 1), "NoVerdict()");
    fixture.advance(OVER);
    refused(audits.withdrawBond(auditor, pot), "NoBond");
  }

  @Test
  void whoFindsAPlantedRootKeepsItsBond() throws IOException {
    Planted planted = planted(SALT);
    Claim claim = drawn(planted.list());
    said(claim, 1, false);
    refused(audits.expose(sponsor, pot, claim.id(), planted), "NoVerdict()");
  }

  @Test
  void whatIsLeftComesBackWhenItIsOver() throws IOException {
    refused(audits.empty(payer, pot), "PotOpen");
    refused(audits.withdrawBond(auditors.getFirst(), pot), "PotOpen");
    mined(audits.fill(payer, pot, Wei.of(9)));
    fixture.advance(OVER);
    mined(audits.empty(payer, pot));
    assertThat(audits.credit(sponsor.address())).isEqualTo(MONEY.plus(Wei.of(9)));
    for (WalletKey auditor : auditors) {
      mined(audits.withdrawBond(auditor, pot));
      assertThat(audits.credit(auditor.address())).isEqualTo(BOND);
    }
    refused(audits.withdrawBond(auditors.getFirst(), pot), "NoBond");
    refused(audits.enrol(fixture.richKey(), pot, BOND, ""), "PotOver");
  }

  @Test
  void whatAPotNeeds() throws IOException {
    Address at = escrow.address();
    Hash job = submitter.job();
    refused(audits.openPot(sponsor, at, job, TERMS, MONEY), "PotExists");
    refused(audits.openPot(payer, at, randomHash(), TERMS, MONEY), "UnknownJob");
    refused(audits.openPot(payer, at, job, TERMS, Wei.ZERO), "NothingGiven()");
    refused(audits.openPot(payer, at, job, terms(1_000_001, REWARD), MONEY), "MalformedTerms()");
    refused(
        audits.openPot(payer, at, job, new PotTerms(1, REWARD, REWARD, Wei.ZERO), MONEY),
        "MalformedTerms()");
    refused(audits.fill(payer, randomHash(), MONEY), "UnknownPot");
    refused(audits.enrol(payer, pot, BOND.minus(Wei.of(1)), ""), "WrongAuditorsBond(1000, 1001)");
    refused(audits.enrol(auditors.getFirst(), pot, BOND, ""), "EnrolledAlready");
    assertThat(audits.pots(at, job)).singleElement().isEqualTo(audits.pot(pot).orElseThrow());
  }

  @Test
  void aPotPaysAsLongAsThereIsMoney() throws IOException {
    PotTerms dear = terms(1_000_000, MONEY);
    sponsor = fixture.richKey();
    pot = potOf(sponsor, dear);
    mined(audits.enrol(auditors.getFirst(), pot, BOND, ""));
    Claim claim = drawn(list(lease(0, 10), lease(10, 10)));
    said(claim, 0, true);
    refused(audits.commit(auditors.getFirst(), pot, verdict(claim, 1, true)), "PotEmpty");
  }

  @Test
  void itsCodeIsThisProjects() throws IOException {
    assertThat(audits.isGenuine()).isTrue();
    assertThat(Audits.at(chain, escrow.address()).isGenuine()).isFalse();
    assertThat(Audits.madeBy(chain, payer.address()).orElseThrow().isGenuine()).isTrue();
  }

  @Test
  void aRandomWalkConservesEveryWei() throws IOException {
    assertThat(new AuditWalk(this, 3).run(250)).containsAll(AuditWalk.STEPS);
  }
}
