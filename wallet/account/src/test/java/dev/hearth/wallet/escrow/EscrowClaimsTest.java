package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.HeaderProof;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the escrow promises about claims: pay for what nobody disproves, and who loses a stake. */
abstract class EscrowClaimsTest extends ClaimedJob {
  @Test
  void whatNobodyDisprovesIsPaid() throws IOException {
    ClaimList list = list(lease(0, 10), lease(10, 20), lease(30, 40));
    Claim claim = claimed(list);
    assertThat(bond()).isEqualTo(STAKE);
    refused(claims.pay(payer, claim, list, List.of(0)), "WindowOpen");
    fixture.advance(WINDOW);
    Wei before = balance(provider);
    mined(claims.pay(payer, claim, list, List.of(0, 2)));
    assertThat(balance(provider)).isEqualTo(before.plus(Wei.of(50)));
    assertThat(bond()).isEqualTo(STAKE.times(2));
    refused(claims.pay(payer, claim, list, List.of(2)), "LeaseCounted");
    mined(claims.pay(payer, claim, list, List.of(1)));
    assertThat(balance(provider)).isEqualTo(before.plus(Wei.of(70)));
    assertThat(job().paid()).isEqualTo(Wei.of(70));
    assertThat(claims.state(claim).orElseThrow().left()).isEqualTo(Wei.ZERO);
  }

  @Test
  void whatAClaimNeeds() throws IOException {
    ClaimList list = list(lease(0, 10));
    Claim claim = Claim.of(submitter.job(), provider, node.address(), list);
    Signature first = receipt(claim, 0);
    Signature second = receipt(claim, 1);
    refused(claims.claim(node, claim, List.of(second, first)), "WrongReceipt(1)");
    refused(claims.claim(node, claim, List.of(first, first)), "WrongReceipt(1)");
    Signature foreign = nodeKey().sign(claim.receipt(escrow.domain()));
    refused(claims.claim(node, claim, List.of(foreign, second)), "WrongReceipt(0)");
    refused(claims.claim(challenger, claim, List.of(first, second)), "WrongReceipt(0)");
    Claim large = new Claim(claim.job(), provider, node.address(), list.root(), 1, Wei.of(1001));
    refused(claims.claim(node, large, receipts(large)), "ClaimTooLarge(1001, 1000)");
    Claim empty = new Claim(claim.job(), provider, node.address(), list.root(), 0, Wei.of(1));
    refused(claims.claim(node, empty, receipts(empty)), "EmptyClaim()");
    mined(claims.withdrawBond(account, node.address(), token.address(), STAKE.plus(Wei.of(1))));
    refused(claims.claim(node, claim, List.of(first, second)), "BondTooSmall(100, 101)");
    refused(
        claims.withdrawBond(account, node.address(), token.address(), Wei.of(101)),
        "BondTooSmall(100, 101)");
    mined(claims.postBond(account, node.address(), token.address(), Wei.of(1)));
    mined(claims.claim(node, claim, List.of(first, receipt(claim, 2))));
    mined(claims.postBond(account, node.address(), token.address(), STAKE));
    refused(claims.claim(node, claim, List.of(first, second)), "ClaimExists");
  }

  @Test
  void whoMayOpenClaims() throws IOException {
    List<Address> three = List.of(account(), account(), account());
    refused(claims.open(payer, submitter.job(), STAKE, three, PAYERS_BOND), "ClaimsAreOpen");
    Hash other = randomHash();
    mined(fund(other, DEPOSIT));
    refused(
        claims.open(challenger, other, STAKE, three, PAYERS_BOND),
        "NotThePayer(" + payer.address());
    refused(claims.open(payer, other, Wei.ZERO, three, PAYERS_BOND), "MalformedTerms()");
    List<Address> twice = List.of(three.get(0), three.get(1), three.get(0));
    refused(claims.open(payer, other, STAKE, twice, PAYERS_BOND), "MalformedTerms()");
    ClaimList list = list(submitter.ofJob(other).lease(provider, 0, 10));
    Claim claim = Claim.of(other, provider, node.address(), list);
    refused(claims.claim(node, claim, receipts(claim)), "NoClaims");
  }

  /** A lease of another key in the list: no court is needed. */
  @Test
  void aLeaseThatIsNotTheJobsEndsTheClaim() throws IOException {
    SignedLease foreign = submitter.withKey(nodeKey()).sign(lease(20, 10).lease());
    ClaimList list = list(lease(0, 10), foreign);
    Claim claim = claimed(list);
    mined(claims.commitChallenge(challenger, claim, 1, SALT));
    Wei before = balance(escrow.address());
    mined(claims.challenge(challenger, claim, list, 1, SALT, STAKE));
    // The challenger's stake came; 51 of the claim's were burned, which in a token stays where it
    // is.
    assertThat(balance(escrow.address())).isEqualTo(before.plus(Wei.of(token.isCoin() ? 50 : 101)));
    assertThat(credit(challenger)).isEqualTo(STAKE.plus(Wei.of(50)));
    assertThat(claims.state(claim).orElseThrow().isVoid()).isTrue();
    assertThat(bond()).isEqualTo(STAKE);
    fixture.advance(WINDOW);
    refused(claims.pay(payer, claim, list, List.of(0)), "ClaimIsVoid");
    mined(claims.collect(challenger, token.address()));
    refused(claims.collect(challenger, token.address()), "NothingToCollect()");
  }

  @Test
  void aChallengeIsHiddenBoundAndInTime() throws IOException {
    ClaimList list = list(lease(0, 10), lease(10, 10));
    Claim claim = claimed(list);
    refused(claims.challenge(challenger, claim, list, 0, SALT, STAKE), "NotCommitted()");
    mined(claims.commitChallenge(challenger, claim, 0, SALT));
    WalletKey thief = rich();
    refused(claims.challenge(thief, claim, list, 0, SALT, STAKE), "NotCommitted()");
    refused(claims.challenge(challenger, claim, list, 1, SALT, STAKE), "NotCommitted()");
    if (token.isCoin()) {
      // Of a token the stake is taken, not brought.
      refused(claims.challenge(challenger, claim, list, 0, SALT, Wei.of(1)), "WrongValue(1, 101)");
    }
    ClaimList others = list(lease(0, 10), lease(10, 11));
    refused(claims.challenge(challenger, claim, others, 0, SALT, STAKE), "NotInClaim(0)");
    mined(claims.commitChallenge(challenger, claim, 1, SALT));
    mined(claims.challenge(challenger, claim, list, 0, SALT, STAKE));
    refused(claims.challenge(challenger, claim, list, 0, SALT, STAKE), "ChallengeExists");
    fixture.advance(WINDOW);
    refused(claims.challenge(challenger, claim, list, 1, SALT, STAKE), "WindowOver");
    mined(claims.commitChallenge(thief, claim, 1, SALT));
    refused(claims.challenge(thief, claim, list, 1, SALT, STAKE), "WindowOver");
    refused(claims.pay(payer, claim, list, List.of(1)), "ChallengesOpen(1)");
  }

  /** The commitment has two values where the program's steps make three. */
  @Test
  void aProviderThatLosesTheDisputeLosesItsStake() throws IOException {
    ClaimedLease wrong = new ClaimedLease(lease(0, 10), Hash.ZERO, 2);
    ClaimList list = new ClaimList(escrow.domain(), List.of(wrong, claimed(lease(10, 10))));
    Claim claim = claimed(list);
    Hash challenge = challenged(challenger, claim, list, 0);
    WalletKey second = rich();
    Hash late = challenged(second, claim, list, 0);
    assertThat(claims.state(claim).orElseThrow().open()).isEqualTo(2);
    refused(claims.settle(payer, challenge), "DisputeIsOpen");
    for (Hash each : List.of(challenge, late)) {
      mined(court.miscounted(payer, terms(each), new HeaderProof(Bytes.of(HEADER), List.of())));
      mined(claims.settle(payer, each));
    }
    refused(claims.settle(payer, challenge), "UnknownChallenge");
    assertThat(credit(challenger)).isEqualTo(STAKE.plus(Wei.of(50)));
    assertThat(credit(second)).isEqualTo(STAKE);
    assertThat(bond()).isEqualTo(STAKE);
    assertThat(claims.state(claim).orElseThrow())
        .satisfies(
            state -> {
              assertThat(state.isVoid()).isTrue();
              assertThat(state.staked()).isFalse();
              assertThat(state.open()).isZero();
            });
  }

  /** Whoever wants to check what is claimed finds it by the job alone. */
  @Test
  void theChainTellsTheTermsTheClaimsAndTheirChallenges() throws IOException {
    List<Address> addresses = keepers.stream().map(NodeKey::address).toList();
    assertThat(claims.terms(submitter.job())).contains(new ClaimTerms(STAKE, addresses));
    assertThat(claims.terms(Hash.ZERO)).isEmpty();
    ClaimList list = list(lease(0, 10), lease(10, 20));
    Claim one = claimed(list);
    Claim other = claimed(list(lease(30, 10)));
    assertThat(claims.made(submitter.job())).containsExactly(one, other);
    assertThat(claims.made(Hash.ZERO)).isEmpty();

    Hash challenge = challenged(challenger, one, list, 1);

    assertThat(claims.challenges(one))
        .containsExactly(
            new OpenChallenge(challenge, challenger.address(), 1, claims.dispute(challenge)));
    assertThat(claims.challenges(other)).isEmpty();
  }

  @Test
  void aChallengerThatLosesTheDisputeLosesItsStake() throws IOException {
    ClaimList list = list(lease(0, 10));
    Claim claim = claimed(list);
    Hash challenge = challenged(challenger, claim, list, 0);
    Terms terms = terms(challenge);
    assertThat(terms.provider()).isEqualTo(node.address());
    assertThat(terms.challenger()).isEqualTo(challenger.address());
    assertThat(terms.subject()).isEqualTo(challenge);
    fixture.advance(PATIENCE);
    mined(court.timeout(payer, terms, terms.first()));
    mined(claims.settle(payer, challenge));
    assertThat(credit(challenger)).isEqualTo(Wei.ZERO);
    assertThat(bond()).isEqualTo(STAKE.plus(Wei.of(50)));
    fixture.advance(WINDOW);
    mined(claims.pay(payer, claim, list, List.of(0)));
    assertThat(job().paid()).isEqualTo(Wei.of(10));
  }

  /** The deadline comes before the window ends. */
  @Test
  void aRefundLeavesWhatIsClaimed() throws IOException {
    ClaimList list = list(lease(0, 10), lease(10, 20));
    Claim claim = claimed(list);
    fixture.advance(TERM);
    Wei before = balance(payer.address());
    mined(escrow.refund(challenger, submitter.job()));
    assertThat(balance(payer.address())).isEqualTo(before.plus(Wei.of(DEPOSIT - 30)));
    assertThat(escrow.refunded(submitter.job())).isEqualTo(Wei.of(DEPOSIT - 30));
    refused(escrow.refund(challenger, submitter.job()), "JobClosed");
    fixture.advance(WINDOW);
    mined(claims.pay(challenger, claim, list, List.of(0)));
    refused(claims.close(challenger, claim), "WindowOpen");
    fixture.advance(PAYMENT);
    mined(claims.close(challenger, claim));
    mined(escrow.refund(challenger, submitter.job()));
    assertThat(balance(payer.address())).isEqualTo(before.plus(Wei.of(DEPOSIT - 10)));
    assertThat(escrow.refunded(submitter.job())).isEqualTo(Wei.of(DEPOSIT - 10));
    refused(claims.pay(challenger, claim, list, List.of(1)), "ClaimTooLarge(20, 0)");
    refused(escrow.refund(challenger, submitter.job()), "JobClosed");
  }

  /** The voucher is for the first lease, redeemed with the second one's slice. */
  @Test
  void aVoucherAndAClaimDoNotAddUp() throws IOException {
    mined(redeem(10, lease(10, 10)));
    ClaimList list = list(lease(0, 10), lease(10, 10));
    Claim claim = claimed(list);
    fixture.advance(WINDOW);
    Wei before = balance(provider);
    mined(claims.pay(payer, claim, list, List.of(0)));
    assertThat(balance(provider)).isEqualTo(before);
    mined(claims.pay(payer, claim, list, List.of(1)));
    assertThat(balance(provider)).isEqualTo(before.plus(Wei.of(10)));
    assertThat(account(provider)).isEqualTo(new ProviderAccount(Wei.of(20), Wei.of(20)));
    refused(redeem(20), "NothingToPay(20, 20, 20)");
  }

  /** Almost all of the deposit was paid by voucher when the submitter fell silent. */
  @Test
  void aClaimForEverythingReservesOnlyWhatIsNew() throws IOException {
    mined(redeem(960, lease(0, 960)));
    ClaimList list = list(lease(0, 960), lease(960, 20));
    Claim claim = claimed(list);
    Wei before = balance(payer.address());
    fixture.advance(TERM);
    mined(escrow.refund(challenger, submitter.job()));
    assertThat(balance(payer.address())).isEqualTo(before.plus(Wei.of(20)));
    fixture.advance(WINDOW);
    Wei paid = balance(provider);
    mined(claims.pay(challenger, claim, list, List.of(0, 1)));
    assertThat(balance(provider)).isEqualTo(paid.plus(Wei.of(20)));
    assertThat(job().paid()).isEqualTo(Wei.of(980));
    refused(escrow.refund(challenger, submitter.job()), "JobClosed");
  }

  /** A claim for the whole deposit, on slices that belong to somebody else, too. */
  @Test
  void nobodyIsKeptFromClaimingByWhatOthersClaim() throws IOException {
    ClaimList list = list(lease(0, 600));
    WalletKey rival = rich();
    mined(claims.postBond(rival, node.address(), token.address(), STAKE));
    Claim greedy =
        new Claim(submitter.job(), rival.address(), node.address(), SALT, 1, Wei.of(DEPOSIT));
    mined(claims.claim(node, greedy, receipts(greedy)));
    Claim claim = claimed(list);
    fixture.advance(WINDOW);
    mined(escrow.refund(challenger, submitter.job()));
    Wei paid = balance(provider);
    mined(claims.pay(challenger, claim, list, List.of(0)));
    assertThat(balance(provider)).isEqualTo(paid.plus(Wei.of(600)));
    refused(escrow.refund(challenger, submitter.job()), "JobClosed");
    fixture.advance(PAYMENT);
    Wei before = balance(payer.address());
    mined(claims.close(challenger, greedy));
    mined(escrow.refund(challenger, submitter.job()));
    assertThat(balance(payer.address())).isEqualTo(before.plus(Wei.of(DEPOSIT - 600)));
  }
}
