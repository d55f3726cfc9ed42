package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.KeeperDraws;
import dev.hearth.wallet.audit.KeepersState;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Keepers that a beacon draws among those who offered, for jobs whose payer lets it. */
abstract class KeeperDrawsTest extends AuditedJob {
  private static final int OFFERS = 5;
  private static final Duration NOTICE = Duration.ofDays(7);

  private final Map<Address, NodeKey> offers = new HashMap<>();
  private KeeperDraws draws;

  @BeforeAll
  void offer() throws IOException {
    draws = audits.keepers();
    refused(draws.announce(payer, escrow.address(), fundedJob()), "TooFewKeepers(0)");
    for (int i = 0; i < OFFERS; i++) {
      join();
    }
  }

  private NodeKey join() throws IOException {
    NodeKey key = nodeKey();
    mined(draws.join(walletOf(key)));
    offers.put(key.address(), key);
    return key;
  }

  private WalletKey walletOf(NodeKey key) throws IOException {
    WalletKey wallet = WalletKey.of(key.secret());
    chain.practiceTools().grant(wallet.address(), Wei.parse("1000000000000000000"));
    return wallet;
  }

  /** A job without claims so far. */
  private Hash fundedJob() throws IOException {
    deadline = chain.time().plus(TERM);
    submitter = new Submitter(nodeKey(), escrow.domain(), randomHash());
    mined(
        escrow.fund(payer, submitter.job(), submitter.key().address(), deadline, Wei.of(DEPOSIT)));
    return submitter.job();
  }

  private List<Address> drawnFor(Hash job) throws IOException {
    mined(draws.announce(payer, escrow.address(), job));
    blocks(2);
    mined(draws.draw(challenger, escrow.address(), job));
    return draws.of(escrow.address(), job).orElseThrow().drawn();
  }

  /** The job's claims are opened with the drawn ones, and a pot pays them. */
  private List<Address> opened() throws IOException {
    Hash job = fundedJob();
    List<Address> drawn = drawnFor(job);
    keepers = drawn.stream().map(offers::get).toList();
    mined(claims.open(payer, job, STAKE, drawn, PAYERS_BOND));
    sponsor = fixture.richKey();
    pot = potOf(sponsor, TERMS);
    return drawn;
  }

  @Test
  void threeOfThoseWhoOfferedAreDrawn() throws IOException {
    Map<Address, Integer> counts = new HashMap<>();
    for (int i = 0; i < 20; i++) {
      List<Address> drawn = drawnFor(fundedJob());
      assertThat(drawn).hasSize(3).doesNotHaveDuplicates().isSubsetOf(offers.keySet());
      drawn.forEach(keeper -> counts.merge(keeper, 1, Integer::sum));
    }
    // That one of six is passed over twenty times is one chance in a million.
    assertThat(counts).hasSize(draws.count());
  }

  @Test
  void drawnKeepersArePaidForClaimsThatStood() throws IOException {
    List<Address> drawn = opened();
    Claim claim = claimed(list(lease(0, 10)));
    Signature receipt = receipt(claim, 0);
    refused(audits.payKeeper(payer, pot, claim.id(), receipt), "Undecided");
    fixture.advance(WINDOW);
    mined(audits.payKeeper(payer, pot, claim.id(), receipt));
    refused(audits.payKeeper(payer, pot, claim.id(), receipt), "KeeperPaidAlready");
    mined(audits.payKeeper(payer, pot, claim.id(), receipt(claim, 1)));
    refused(audits.payKeeper(payer, pot, claim.id(), receipt(claim, 2)), "KeeperPaidAlready");
    assertThat(audits.credit(drawn.get(0))).isEqualTo(KEEPER_REWARD);
    assertThat(audits.credit(drawn.get(1))).isEqualTo(KEEPER_REWARD);
    assertThat(audits.pot(pot).orElseThrow().money())
        .isEqualTo(MONEY.minus(KEEPER_REWARD.times(2)));
    mined(audits.collect(walletOf(keepers.get(0))));
    mined(audits.collect(walletOf(keepers.get(1))));
  }

  @Test
  void whoWasNotDrawnOrDidNotSignIsNotPaid() throws IOException {
    opened();
    Claim claim = claimed(list(lease(0, 10)));
    fixture.advance(WINDOW);
    Signature foreign = nodeKey().sign(claim.receipt(escrow.domain()));
    refused(audits.payKeeper(payer, pot, claim.id(), foreign), "NotAKeeper");
    Claim other = Claim.of(submitter.job(), provider, node.address(), list(lease(10, 10)));
    Signature wrong = receipt(other, 0);
    refused(audits.payKeeper(payer, pot, claim.id(), wrong), "NotAKeeper");
  }

  /** The payer names its own friends; the pot pays them nothing, and a provider sees it. */
  @Test
  void namedKeepersAreNotDrawnOnes() throws IOException {
    Claim claim = claimed(list(lease(0, 10)));
    fixture.advance(WINDOW);
    refused(audits.payKeeper(payer, pot, claim.id(), receipt(claim, 0)), "NotAKeeper");
    assertThat(draws.of(escrow.address(), submitter.job())).isEmpty();
  }

  @Test
  void aClaimThatFellPaysNoKeeper() throws IOException {
    opened();
    ClaimList list = falseList();
    Claim claim = claimed(list);
    refute(challenger, claim, list);
    fixture.advance(WINDOW);
    refused(audits.payKeeper(payer, pot, claim.id(), receipt(claim, 0)), "ClaimFell");
  }

  @Test
  void aPayerCannotDrawUntilItLikesThem() throws IOException {
    Hash job = fundedJob();
    Address at = escrow.address();
    refused(draws.announce(challenger, at, job), "NotTheJobsPayer(" + payer.address());
    refused(draws.draw(payer, at, job), "NotAnnounced");
    mined(draws.announce(payer, at, job));
    refused(draws.announce(payer, at, job), "AlreadyAnnounced");
    refused(draws.draw(payer, at, job), "BeaconAhead");
    blocks(2);
    mined(draws.draw(payer, at, job));
    refused(draws.draw(payer, at, job), "AlreadyDrawn");
    refused(draws.announce(payer, at, job), "AlreadyAnnounced");
  }

  /**
   * Else a payer would wait for a draw that it likes among jobs that it funds with next to nothing.
   */
  @Test
  void aDepositThatGrewAfterTheDrawIsSeen() throws IOException {
    Hash job = fundedJob();
    drawnFor(job);
    mined(escrow.topUp(payer, job, Wei.of(5)));
    KeepersState state = draws.of(escrow.address(), job).orElseThrow();
    assertThat(state.deposit()).isEqualTo(Wei.of(DEPOSIT));
    assertThat(job().deposit()).isEqualTo(Wei.of(DEPOSIT + 5));
  }

  @Test
  void aMissedBeaconDrawsNobody() throws IOException {
    Hash job = fundedJob();
    mined(draws.announce(payer, escrow.address(), job));
    blocks(BEACON + 2);
    refused(draws.draw(payer, escrow.address(), job), "BeaconMissed");
    refused(draws.announce(payer, escrow.address(), job), "AlreadyAnnounced");
  }

  /** Who joins when the hash is known changes nobody's lot: it has to be another hash then. */
  @Test
  void whoJoinsAfterTheBeaconHasItDrawnAnew() throws IOException {
    Hash job = fundedJob();
    mined(draws.announce(payer, escrow.address(), job));
    blocks(2);
    join();
    refused(draws.draw(payer, escrow.address(), job), "KeepersChanged");
    assertThat(drawnFor(job)).hasSize(3);
  }

  @Test
  void aKeeperLeavesAWeekAfterItSaidSo() throws IOException {
    WalletKey leaving = walletOf(join());
    WalletKey last = walletOf(join());
    int count = draws.count();
    refused(draws.join(leaving), "KeeperExists");
    refused(draws.leave(leaving), "StillBound(0)");
    mined(draws.resign(leaving));
    refused(draws.leave(leaving), "StillBound");
    fixture.advance(NOTICE.plusSeconds(1));
    mined(draws.leave(leaving));
    offers.remove(leaving.address());
    assertThat(draws.count()).isEqualTo(count - 1);
    assertThat(audits.credit(leaving.address())).isEqualTo(KeeperDraws.BOND);
    refused(draws.leave(leaving), "NoKeeper");
    List<Address> left = new ArrayList<>();
    for (int i = 0; i < draws.count(); i++) {
      left.add(draws.at(i));
    }
    assertThat(left).containsExactlyInAnyOrderElementsOf(offers.keySet()).contains(last.address());
    mined(draws.resign(last));
    fixture.advance(NOTICE.plusSeconds(1));
    mined(draws.leave(last));
    offers.remove(last.address());
  }
}
