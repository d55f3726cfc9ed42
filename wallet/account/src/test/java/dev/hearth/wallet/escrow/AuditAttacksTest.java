package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.audit.Draw;
import dev.hearth.wallet.audit.Planted;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.audit.Verdict;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.web3j.abi.datatypes.Bool;
import org.web3j.abi.datatypes.generated.Uint256;

/** What auditors, claimers and payers might try with audits. */
abstract class AuditAttacksTest extends AuditedJob {

  /** What one committed to is on chain, and what it reveals is seen before it is in a block. */
  @Test
  void aCopiedAnswerIsNobodysElse() throws IOException {
    Claim claim = drawn(list(lease(0, 10)));
    Verdict verdict = verdict(claim, 0, true);
    WalletKey honest = turn(claim, 0);
    mined(audits.commit(honest, pot, verdict));
    WalletKey thief = next(claim);
    Hash copied = verdict.commitment(pot, honest.address());
    mined(chain.send(thief, Call.of(audits.address(), Wei.ZERO, commit(claim, copied))));
    refused(audits.reveal(thief, pot, verdict), "WrongReveal()");
  }

  /** Whose turn it is when whoever has it now stays silent. */
  private WalletKey next(Claim claim) throws IOException {
    WalletKey silent = turn(claim, 0);
    do {
      fixture.advance(TURN);
    } while (turn(claim, 0) == silent);
    return turn(claim, 0);
  }

  @Test
  void aRevealIsOnlyItsAuthors() throws IOException {
    Claim claim = drawn(list(lease(0, 10)));
    Verdict verdict = verdict(claim, 0, true);
    WalletKey honest = turn(claim, 0);
    mined(audits.commit(honest, pot, verdict));
    refused(audits.reveal(other(claim, 0), pot, verdict), "NothingCommitted()");
    refused(audits.reveal(honest, pot, verdict(claim, 0, false)), "WrongReveal()");
    mined(audits.reveal(honest, pot, verdict));
  }

  @Test
  void aVerdictIsRevealedOnce() throws IOException {
    Claim claim = drawn(list(lease(0, 10)));
    WalletKey auditor = said(claim, 0, true);
    refused(audits.reveal(auditor, pot, verdict(claim, 0, true)), "NothingCommitted()");
    refused(audits.reveal(auditor, pot, verdict(claim, 0, false)), "NothingCommitted()");
    fixture.advance(WINDOW);
    mined(audits.settle(payer, pot, claim.id(), 0));
    refused(audits.reveal(auditor, pot, verdict(claim, 0, true)), "NothingCommitted()");
    assertThat(audits.credit(auditor.address())).isEqualTo(REWARD);
  }

  /** A contract commits and reveals in one transaction, as who sees another's reveal would. */
  @Test
  void aVerdictIsNotRevealedWhereItIsCommitted() throws IOException {
    WalletKey fresh = fixture.richKey();
    Address auditor = ReentrantProvider.addressOf(fresh);
    ReentrantProvider.deploy(chain, fresh, audits.address(), EscrowCalls.encode("collect()"));
    sponsor = fixture.richKey();
    pot = potOf(sponsor, TERMS);
    mined(chain.send(fresh, Call.of(auditor, BOND, enrol())));
    Claim claim = drawn(list(lease(0, 10)));
    Verdict verdict = verdict(claim, 0, true);
    Bytes commit = commit(claim, verdict.commitment(pot, auditor));
    Bytes reveal = reveal(verdict);
    assertThat(chain.send(fresh, Call.create(twice(auditor, commit, reveal))))
        .isInstanceOf(TransactionOutcome.Reverted.class);
    mined(chain.send(fresh, Call.of(auditor, Wei.ZERO, commit)));
    mined(chain.send(fresh, Call.of(auditor, Wei.ZERO, reveal)));
  }

  private Bytes enrol() {
    return EscrowCalls.encode(
        "enrol(bytes32,bytes32)", EscrowCalls.word(pot), EscrowCalls.word(Hash.ZERO));
  }

  private Bytes commit(Claim claim, Hash commitment) {
    return EscrowCalls.encode(
        "commit(bytes32,bytes32,uint256,bytes32)",
        EscrowCalls.word(pot),
        EscrowCalls.word(claim.id()),
        new Uint256(0),
        EscrowCalls.word(commitment));
  }

  private Bytes reveal(Verdict verdict) {
    return EscrowCalls.encode(
        "reveal(bytes32,bytes32,uint256,bool,bytes32,bytes32)",
        EscrowCalls.word(pot),
        EscrowCalls.word(verdict.claim()),
        new Uint256(verdict.lease()),
        new Bool(verdict.matches()),
        EscrowCalls.word(verdict.evidence()),
        EscrowCalls.word(verdict.salt()));
  }

  /**
   * While it is created: codecopy(0, 0x54, first); pop(call(gas, to, 0, 0, first, 0, 0)); the same
   * with the second, but if that fails, revert.
   */
  private static byte[] twice(Address to, Bytes first, Bytes second) {
    String code =
        "61%1$04x60545f395f5f61%1$04x5f5f73%4$s5af15061%2$04x61%3$04x5f395f5f61%2$04x5f5f73%4$s5af1"
            .formatted(
                first.size(), second.size(), 0x54 + first.size(), to.toString().substring(2));
    return HexFormat.of().parseHex(code + "6052575f5ffd5b00" + hex(first) + hex(second));
  }

  private static String hex(Bytes bytes) {
    return bytes.toString().substring(2);
  }

  /** The beacon is of a block to come when the claim, its announcement and all auditors stand. */
  @Test
  void nothingThatDrawsCanBeChosenAfterTheBeacon() throws IOException {
    Claim claim = claimed(list(lease(0, 10), lease(10, 10)));
    refused(audits.poke(payer, pot, claim.id()), "NeverAnnounced");
    mined(audits.announce(payer, pot, claim.id()));
    refused(audits.announce(node, pot, claim.id()), "AnnouncedAlready");
    refused(audits.poke(payer, pot, claim.id()), "BeaconAhead");
    WalletKey late = enrolled();
    blocks(1);
    mined(audits.poke(payer, pot, claim.id()));
    refused(audits.poke(payer, pot, claim.id()), "BeaconFixed");
    refused(audits.announce(node, pot, claim.id()), "AnnouncedAlready");
    assertThat(rule(claim, TERMS).auditors()).isEqualTo(3);
    for (int turn = 0; turn < 11; turn++) {
      assertThat(turn(claim, 0)).isNotEqualTo(late);
      fixture.advance(TURN);
    }
  }

  @Test
  void aClaimIsAuditedOnlyOnceItStands() throws IOException {
    Claim unmade = Claim.of(submitter.job(), provider, node.address(), list(lease(0, 10)));
    refused(audits.announce(payer, pot, unmade.id()), "NotTheJobs");
    Hash other = randomHash();
    mined(fund(other, DEPOSIT));
    mined(audits.openPot(payer, escrow.address(), other, TERMS, MONEY));
    Hash elsewhere = Pot.idOf(escrow.address(), other, payer.address());
    mined(audits.enrol(auditors.getFirst(), elsewhere, BOND, ""));
    Claim claim = claimed(list(lease(0, 10)));
    refused(audits.announce(payer, elsewhere, claim.id()), "NotTheJobs");
    sponsor = fixture.richKey();
    refused(audits.announce(payer, potOf(sponsor, TERMS), claim.id()), "NoAuditors");
  }

  /** Another salt, another pot, another place, another lease, another claim. */
  @Test
  void aPayerThatLiesAboutWhatItPlantedGetsNothing() throws IOException {
    Planted planted = planted(SALT);
    Claim claim = drawn(planted.list());
    said(claim, 0, true);
    said(claim, 1, true);
    Planted honest =
        new Planted(
            planted.domain(), planted.list(), 0, planted.commitment(), planted.place(), SALT);
    Planted otherSalt = planted(randomHash());
    Planted otherPlace =
        new Planted(planted.domain(), planted.list(), 1, planted.commitment(), 0, SALT);
    Planted unsalted =
        new Planted(planted.domain(), planted.list(), 1, planted.commitment(), 1, randomHash());
    for (Planted lie : List.of(honest, otherSalt, otherPlace, unsalted)) {
      refused(audits.expose(sponsor, pot, claim.id(), lie), "NotPlanted()");
    }
    Hash before = pot;
    WalletKey rival = fixture.richKey();
    pot = potOf(rival, TERMS);
    Planted elsewhere = planted(SALT);
    pot = before;
    refused(audits.expose(rival, pot, claim.id(), elsewhere), "NotPlanted()");
    assertThat(audits.pot(pot).orElseThrow().money()).isEqualTo(MONEY.minus(REWARD).minus(REWARD));
    mined(audits.expose(payer, pot, claim.id(), planted));
  }

  /** Nor before there is a verdict, nor after the bond went back. */
  @Test
  void aPlantedRootCostsNobodyWhoDidNotPassIt() throws IOException {
    Planted planted = planted(SALT);
    Claim claim = drawn(planted.list());
    refused(audits.expose(sponsor, pot, claim.id(), planted), "NoVerdict()");
    WalletKey auditor = turn(claim, 1);
    mined(audits.commit(auditor, pot, verdict(claim, 1, true)));
    refused(audits.expose(sponsor, pot, claim.id(), planted), "NoVerdict()");
  }

  /** Two auditors in league with the claimer say the truth about it, and one of them challenges. */
  @Test
  void disprovingOneselfNeverPays() throws IOException {
    sponsor = fixture.richKey();
    Wei rich = Wei.of(45);
    pot = potOf(sponsor, terms(1_000_000, rich));
    for (WalletKey auditor : auditors) {
      mined(audits.enrol(auditor, pot, BOND, ""));
    }
    ClaimList list = falseList();
    Claim claim = drawn(list);
    WalletKey first = said(claim, 1, false);
    WalletKey second = said(claim, 0, false);
    refute(first, claim, list);
    mined(audits.settle(payer, pot, claim.id(), 1));
    mined(audits.settle(payer, pot, claim.id(), 0));
    Wei paid = audits.credit(first.address()).plus(audits.credit(second.address()));
    if (first == second) {
      paid = audits.credit(first.address());
    }
    // Of a stake of 101, 51 are burned.
    assertThat(paid).isEqualTo(Wei.of(50));
    assertThat(audits.pot(pot).orElseThrow().money()).isEqualTo(MONEY.minus(paid));
  }

  /** One in league with the claimer calls it false, for nothing, so that nobody else looks. */
  @Test
  void whoCallsALeaseFalseAndDoesNotChallengeMakesRoom() throws IOException {
    Claim claim = drawn(list(lease(0, 10)));
    WalletKey idle = said(claim, 0, false);
    refused(audits.commit(idle, pot, verdict(claim, 0, true)), "Taken");
    fixture.advance(TURN.plusSeconds(60));
    WalletKey next = turn(claim, 0);
    said(claim, 0, true);
    fixture.advance(WINDOW);
    mined(audits.settle(payer, pot, claim.id(), 0));
    assertThat(audits.credit(next.address())).isEqualTo(REWARD);
    assertThat(audits.pot(pot).orElseThrow().money()).isEqualTo(MONEY.minus(REWARD));
  }

  /** Nobody takes its place while its challenge is open. */
  @Test
  void whoChallengesKeepsItsVerdict() throws IOException {
    ClaimList list = list(lease(0, 10), lease(10, 10));
    Claim claim = drawn(list);
    WalletKey auditor = said(claim, 0, false);
    challenged(auditor, claim, list, 0);
    fixture.advance(TURN.plusSeconds(60));
    refused(audits.commit(turn(claim, 0), pot, verdict(claim, 0, true)), "Taken");
  }

  /** Three of them in league pass what is false: each planted root costs one of them its bond. */
  @Test
  void auditorsInLeagueLoseABondForEveryPlantedRoot() throws IOException {
    Planted planted = planted(SALT);
    Claim claim = drawn(planted.list());
    WalletKey guilty = said(claim, 1, true);
    mined(audits.expose(sponsor, pot, claim.id(), planted));
    fixture.advance(Duration.ofHours(1));
    Claim again = drawn(list(lease(20, 10), lease(30, 10)));
    for (int turn = 0; turn < 9 && turn(again, 0) != guilty; turn++) {
      fixture.advance(TURN);
    }
    if (turn(again, 0) == guilty) {
      refused(audits.commit(guilty, pot, verdict(again, 0, true)), "NoBond");
    }
    refused(audits.enrol(guilty, pot, BOND, ""), "EnrolledAlready");
  }

  @Test
  void aCallBackIntoCollectPaysNothingTwice() throws IOException {
    WalletKey fresh = fixture.richKey();
    Address contract = ReentrantProvider.addressOf(fresh);
    ReentrantProvider.deploy(chain, fresh, audits.address(), EscrowCalls.encode("collect()"));
    mined(chain.send(fresh, Call.of(contract, BOND, enrol())));
    fixture.advance(OVER);
    Bytes withdraw = EscrowCalls.encode("withdrawBond(bytes32)", EscrowCalls.word(pot));
    mined(chain.send(fresh, Call.of(contract, Wei.ZERO, withdraw)));
    mined(chain.send(fresh, Call.of(contract, Wei.ZERO, EscrowCalls.encode("collect()"))));
    assertThat(chain.balance(contract)).isEqualTo(BOND);
    assertThat(audits.credit(contract)).isEqualTo(Wei.ZERO);
  }

  /** The claims of a pot are those of its escrow, whose payer may be anybody. */
  @Test
  void theLotsOfTwoPotsHaveNothingInCommon() throws IOException {
    WalletKey rival = fixture.richKey();
    Hash other = potOf(rival, TERMS);
    mined(audits.enrol(auditors.getFirst(), other, BOND, ""));
    Claim claim = claimed(list(lease(0, 10)));
    mined(audits.announce(payer, pot, claim.id()));
    mined(audits.announce(payer, other, claim.id()));
    blocks(2);
    mined(audits.poke(payer, pot, claim.id()));
    mined(audits.poke(payer, other, claim.id()));
    Draw one = rule(claim, TERMS);
    Draw two = audits.draw(other, claim.id()).orElseThrow().draw(TERMS).orElseThrow();
    assertThat(one.seed()).isNotEqualTo(two.seed());
  }
}
