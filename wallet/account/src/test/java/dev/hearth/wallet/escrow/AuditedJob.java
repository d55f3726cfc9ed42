package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.audit.Draw;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.Planted;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.audit.PotTerms;
import dev.hearth.wallet.audit.Verdict;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A job with a pot for audits of every lease, and auditors who enrolled. */
abstract class AuditedJob extends ClaimedJob {
  static final Wei REWARD = Wei.of(30);
  static final Wei KEEPER_REWARD = Wei.of(7);
  static final Wei BOND = Wei.of(1001);
  static final Wei MONEY = Wei.of(500);
  static final PotTerms TERMS = terms(1_000_000, REWARD);
  static final Duration TURN = Duration.ofHours(4);
  static final Duration REVEAL = Duration.ofHours(1).plusSeconds(1);
  static final Duration OVER = Duration.ofDays(21).plus(TERM);
  static final Hash EVIDENCE = Hash.sha256("evidence".getBytes());

  /** What is drawn by one block within another's reach; the beacon is missed after it. */
  static final int BEACON = 256;

  Audits audits;
  WalletKey sponsor;
  Hash pot;
  final List<WalletKey> auditors = new ArrayList<>();

  static PotTerms terms(int perMillion, Wei reward) {
    return new PotTerms(perMillion, reward, KEEPER_REWARD, BOND);
  }

  @BeforeAll
  void deployAudits() throws IOException {
    audits = Audits.at(chain, mined(Audits.deploy(chain, payer)).contract().orElseThrow());
  }

  @BeforeEach
  void openPot() throws IOException {
    sponsor = fixture.richKey();
    pot = potOf(sponsor, TERMS);
    auditors.clear();
    for (int i = 0; i < 3; i++) {
      auditors.add(enrolled());
    }
  }

  Hash potOf(WalletKey by, PotTerms terms) throws IOException {
    mined(audits.openPot(by, escrow.address(), submitter.job(), terms, MONEY));
    return Pot.idOf(escrow.address(), submitter.job(), by.address());
  }

  WalletKey enrolled() throws IOException {
    WalletKey auditor = fixture.richKey();
    mined(audits.enrol(auditor, pot, BOND, "Tester"));
    return auditor;
  }

  /** A claim whose beacon is fixed. */
  Claim drawn(ClaimList list) throws IOException {
    Claim claim = claimed(list);
    draw(claim);
    return claim;
  }

  void draw(Claim claim) throws IOException {
    mined(audits.announce(payer, pot, claim.id()));
    blocks(2);
    mined(audits.poke(payer, pot, claim.id()));
  }

  void blocks(int count) throws IOException {
    for (int i = 0; i < count; i++) {
      fixture.advance(Duration.ofSeconds(1));
    }
  }

  Draw rule(Claim claim, PotTerms terms) throws IOException {
    return audits.draw(pot, claim.id()).orElseThrow().draw(terms).orElseThrow();
  }

  /** Whose turn it is. */
  WalletKey turn(Claim claim, int index) throws IOException {
    Address auditor = audits.turn(pot, claim.id(), index).orElseThrow();
    return auditors.stream().filter(key -> key.address().equals(auditor)).findAny().orElseThrow();
  }

  /** Somebody whose turn it is not. */
  WalletKey other(Claim claim, int index) throws IOException {
    WalletKey auditor = turn(claim, index);
    return auditors.stream().filter(key -> key != auditor).findAny().orElseThrow();
  }

  static Verdict verdict(Claim claim, int index, boolean matches) {
    return new Verdict(claim.id(), index, matches, EVIDENCE, SALT);
  }

  /** Committed and revealed by whose turn it is. */
  WalletKey said(Claim claim, int index, boolean matches) throws IOException {
    WalletKey auditor = turn(claim, index);
    mined(audits.commit(auditor, pot, verdict(claim, index, matches)));
    mined(audits.reveal(auditor, pot, verdict(claim, index, matches)));
    return auditor;
  }

  /** A claim that a lease of another signer is in. */
  ClaimList falseList() {
    SignedLease foreign = submitter.withKey(nodeKey()).sign(lease(20, 10).lease());
    return list(lease(0, 10), foreign);
  }

  void refute(WalletKey by, Claim claim, ClaimList list) throws IOException {
    mined(claims.commitChallenge(by, claim, 1, SALT));
    mined(claims.challenge(by, claim, list, 1, SALT, STAKE));
    assertThat(claims.state(claim).orElseThrow().isVoid()).isTrue();
  }

  /** The second lease of two, with a planted state among its values. */
  Planted planted(Hash salt) {
    Hash value = Draw.planted(pot, salt);
    Hash right = Hash.sha256("right".getBytes());
    SignedLease lease = lease(10, 10);
    Commitment commitment =
        new Commitment(
            lease.lease().id(), 2, List.of(right, value), right, BlobId.of(new byte[0]), 0);
    ClaimedLease wrong = new ClaimedLease(lease, commitment.root(), commitment.values().size());
    ClaimList list = new ClaimList(escrow.domain(), List.of(claimed(lease(0, 10)), wrong));
    return new Planted(escrow.domain(), list, 1, commitment, 1, salt);
  }
}
