package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.MerkleTree;
import dev.hearth.protocol.MerkleTree.Type;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.HeaderProof;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.court.CourtEvent;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the escrow promises about claims: pay for what nobody disproves, and who loses a stake. */
abstract class EscrowClaimsTest extends EscrowTest {
  private static final Wei STAKE = Wei.of(101);
  private static final Wei PAYERS_BOND = Wei.of(501);
  private static final Duration WINDOW = Duration.ofHours(50).plusSeconds(1);
  private static final Duration PAYMENT = Duration.ofDays(7);
  private static final Duration PATIENCE = Duration.ofDays(1).plusSeconds(1);
  private static final Hash SALT = Hash.sha256("salt".getBytes());

  /** Three values: 2^10 steps in two segments, and the update. */
  private static final byte[] HEADER =
      ByteBuffer.allocate(108).putInt(3).putInt(1 << 10).putInt(1 << 9).array();

  private Claims claims;
  private Court court;
  private WalletKey account;
  private WalletKey node;
  private WalletKey challenger;
  private List<NodeKey> keepers;

  @BeforeEach
  void openClaims() throws IOException {
    claims = Claims.at(chain, escrow.address());
    court = Court.at(chain, claims.court());
    account = fixture.richKey();
    node = fixture.richKey();
    challenger = fixture.richKey();
    provider = account.address();
    keepers = List.of(nodeKey(), nodeKey(), nodeKey());
    List<Address> addresses = keepers.stream().map(NodeKey::address).toList();
    mined(claims.open(payer, submitter.job(), STAKE, addresses, PAYERS_BOND));
    mined(claims.postBond(account, node.address(), STAKE.times(2)));
  }

  @Test
  void whatNobodyDisprovesIsPaid() throws IOException {
    ClaimList list = list(lease(0, 10), lease(10, 20), lease(30, 40));
    Claim claim = claimed(list);
    assertThat(claims.bond(provider, node.address())).isEqualTo(STAKE);
    refused(claims.pay(payer, claim, list, List.of(0)), "WindowOpen");
    fixture.advance(WINDOW);
    Wei before = chain.balance(provider);
    mined(claims.pay(payer, claim, list, List.of(0, 2)));
    assertThat(chain.balance(provider)).isEqualTo(before.plus(Wei.of(50)));
    assertThat(claims.bond(provider, node.address())).isEqualTo(STAKE.times(2));
    refused(claims.pay(payer, claim, list, List.of(2)), "LeaseCounted");
    mined(claims.pay(payer, claim, list, List.of(1)));
    assertThat(chain.balance(provider)).isEqualTo(before.plus(Wei.of(70)));
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
    mined(claims.withdrawBond(account, node.address(), STAKE.plus(Wei.of(1))));
    refused(claims.claim(node, claim, List.of(first, second)), "BondTooSmall(100, 101)");
    refused(claims.withdrawBond(account, node.address(), Wei.of(101)), "BondTooSmall(100, 101)");
    mined(claims.postBond(account, node.address(), Wei.of(1)));
    mined(claims.claim(node, claim, List.of(first, receipt(claim, 2))));
    mined(claims.postBond(account, node.address(), STAKE));
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
    Wei before = chain.balance(escrow.address());
    mined(claims.challenge(challenger, claim, list, 1, SALT, STAKE));
    // The challenger's stake came, 51 of the claim's were burned.
    assertThat(chain.balance(escrow.address())).isEqualTo(before.plus(Wei.of(50)));
    assertThat(claims.credit(challenger.address())).isEqualTo(STAKE.plus(Wei.of(50)));
    assertThat(claims.state(claim).orElseThrow().isVoid()).isTrue();
    assertThat(claims.bond(provider, node.address())).isEqualTo(STAKE);
    fixture.advance(WINDOW);
    refused(claims.pay(payer, claim, list, List.of(0)), "ClaimIsVoid");
    mined(claims.collect(challenger));
    refused(claims.collect(challenger), "NothingToCollect()");
  }

  @Test
  void aChallengeIsHiddenBoundAndInTime() throws IOException {
    ClaimList list = list(lease(0, 10), lease(10, 10));
    Claim claim = claimed(list);
    refused(claims.challenge(challenger, claim, list, 0, SALT, STAKE), "NotCommitted()");
    mined(claims.commitChallenge(challenger, claim, 0, SALT));
    WalletKey thief = fixture.richKey();
    refused(claims.challenge(thief, claim, list, 0, SALT, STAKE), "NotCommitted()");
    refused(claims.challenge(challenger, claim, list, 1, SALT, STAKE), "NotCommitted()");
    refused(claims.challenge(challenger, claim, list, 0, SALT, Wei.of(1)), "WrongStake(1, 101)");
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
    WalletKey second = fixture.richKey();
    Hash late = challenged(second, claim, list, 0);
    assertThat(claims.state(claim).orElseThrow().open()).isEqualTo(2);
    refused(claims.settle(payer, challenge), "DisputeIsOpen");
    for (Hash each : List.of(challenge, late)) {
      mined(court.miscounted(payer, terms(each), new HeaderProof(Bytes.of(HEADER), List.of())));
      mined(claims.settle(payer, each));
    }
    refused(claims.settle(payer, challenge), "UnknownChallenge");
    assertThat(claims.credit(challenger.address())).isEqualTo(STAKE.plus(Wei.of(50)));
    assertThat(claims.credit(second.address())).isEqualTo(STAKE);
    assertThat(claims.bond(provider, node.address())).isEqualTo(STAKE);
    assertThat(claims.state(claim).orElseThrow())
        .satisfies(
            state -> {
              assertThat(state.isVoid()).isTrue();
              assertThat(state.staked()).isFalse();
              assertThat(state.open()).isZero();
            });
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
    assertThat(claims.credit(challenger.address())).isEqualTo(Wei.ZERO);
    assertThat(claims.bond(provider, node.address())).isEqualTo(STAKE.plus(Wei.of(50)));
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
    Wei before = chain.balance(payer.address());
    mined(escrow.refund(challenger, submitter.job()));
    assertThat(chain.balance(payer.address())).isEqualTo(before.plus(Wei.of(DEPOSIT - 30)));
    refused(escrow.refund(challenger, submitter.job()), "JobClosed");
    fixture.advance(WINDOW);
    mined(claims.pay(challenger, claim, list, List.of(0)));
    refused(claims.close(challenger, claim), "WindowOpen");
    fixture.advance(PAYMENT);
    mined(claims.close(challenger, claim));
    mined(escrow.refund(challenger, submitter.job()));
    assertThat(chain.balance(payer.address())).isEqualTo(before.plus(Wei.of(DEPOSIT - 10)));
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
    Wei before = chain.balance(provider);
    mined(claims.pay(payer, claim, list, List.of(0)));
    assertThat(chain.balance(provider)).isEqualTo(before);
    mined(claims.pay(payer, claim, list, List.of(1)));
    assertThat(chain.balance(provider)).isEqualTo(before.plus(Wei.of(10)));
    assertThat(account(provider)).isEqualTo(new ProviderAccount(Wei.of(20), Wei.of(20)));
    refused(redeem(20), "NothingToPay(20, 20, 20)");
  }

  /** Almost all of the deposit was paid by voucher when the submitter fell silent. */
  @Test
  void aClaimForEverythingReservesOnlyWhatIsNew() throws IOException {
    mined(redeem(960, lease(0, 960)));
    ClaimList list = list(lease(0, 960), lease(960, 20));
    Claim claim = claimed(list);
    Wei before = chain.balance(payer.address());
    fixture.advance(TERM);
    mined(escrow.refund(challenger, submitter.job()));
    assertThat(chain.balance(payer.address())).isEqualTo(before.plus(Wei.of(20)));
    fixture.advance(WINDOW);
    Wei paid = chain.balance(provider);
    mined(claims.pay(challenger, claim, list, List.of(0, 1)));
    assertThat(chain.balance(provider)).isEqualTo(paid.plus(Wei.of(20)));
    assertThat(job().paid()).isEqualTo(Wei.of(980));
    refused(escrow.refund(challenger, submitter.job()), "JobClosed");
  }

  /** A claim for the whole deposit, on slices that belong to somebody else, too. */
  @Test
  void nobodyIsKeptFromClaimingByWhatOthersClaim() throws IOException {
    ClaimList list = list(lease(0, 600));
    WalletKey rival = fixture.richKey();
    mined(claims.postBond(rival, node.address(), STAKE));
    Claim greedy =
        new Claim(submitter.job(), rival.address(), node.address(), SALT, 1, Wei.of(DEPOSIT));
    mined(claims.claim(node, greedy, receipts(greedy)));
    Claim claim = claimed(list);
    fixture.advance(WINDOW);
    mined(escrow.refund(challenger, submitter.job()));
    Wei paid = chain.balance(provider);
    mined(claims.pay(challenger, claim, list, List.of(0)));
    assertThat(chain.balance(provider)).isEqualTo(paid.plus(Wei.of(600)));
    refused(escrow.refund(challenger, submitter.job()), "JobClosed");
    fixture.advance(PAYMENT);
    Wei before = chain.balance(payer.address());
    mined(claims.close(challenger, greedy));
    mined(escrow.refund(challenger, submitter.job()));
    assertThat(chain.balance(payer.address())).isEqualTo(before.plus(Wei.of(DEPOSIT - 600)));
  }

  /** The provider is a contract that answers a payment with the same claim. */
  @Test
  void aCallBackIntoAClaimPaysNothingTwice() throws IOException {
    WalletKey fresh = fixture.richKey();
    provider = ReentrantProvider.addressOf(fresh);
    ClaimList list = list(lease(0, 10), lease(10, 20));
    Claim claim = Claim.of(submitter.job(), provider, node.address(), list);
    Bytes again = ClaimCalls.payClaim(claim, list, List.of(0), List.of(BigInteger.ZERO));
    ReentrantProvider.deploy(chain, fresh, escrow.address(), again);
    Bytes post = ClaimCalls.postBond(node.address());
    mined(chain.send(payer, Call.of(provider, STAKE, post)));
    mined(claims.claim(node, claim, receipts(claim)));
    fixture.advance(WINDOW);
    mined(claims.pay(payer, claim, list, List.of(0)));
    assertThat(chain.balance(provider)).isEqualTo(Wei.of(10));
    mined(claims.pay(payer, claim, list, List.of(1)));
    assertThat(chain.balance(provider)).isEqualTo(Wei.of(30));
    assertThat(job().paid()).isEqualTo(Wei.of(30));
    assertThat(claims.bond(provider, node.address())).isEqualTo(STAKE);
  }

  /** Its account is a contract that refuses money: the deposit goes back in the end. */
  @Test
  void aProviderThatCannotBePaidBlocksNoRefund() throws IOException {
    WalletKey fresh = fixture.richKey();
    provider = ReentrantProvider.addressOf(fresh);
    ClaimList list = list(lease(0, 10));
    Claim claim = Claim.of(submitter.job(), provider, node.address(), list);
    // if iszero(calldatasize) { invalid }; else pass on to the escrow
    String code =
        "36600557fe5b365f5f375f5f365f3473%s5af1602c575f5ffd5b00"
            .formatted(escrow.address().toString().substring(2));
    String creation = "60%02x80600a5f395ff3".formatted(code.length() / 2);
    mined(chain.send(fresh, Call.create(HexFormat.of().parseHex(creation + "00" + code))));
    Bytes post = ClaimCalls.postBond(node.address());
    mined(chain.send(payer, Call.of(provider, STAKE, post)));
    mined(claims.claim(node, claim, receipts(claim)));
    fixture.advance(WINDOW);
    mined(escrow.refund(payer, submitter.job()));
    refused(claims.pay(payer, claim, list, List.of(0)), "PaymentFailed(" + provider);
    fixture.advance(PAYMENT);
    mined(claims.close(payer, claim));
    Wei before = chain.balance(escrow.address());
    mined(escrow.refund(payer, submitter.job()));
    assertThat(chain.balance(escrow.address())).isEqualTo(before.minus(Wei.of(10)));
    assertThat(claims.bond(provider, node.address())).isEqualTo(STAKE);
  }

  /** Receipts are for one claim, on one chain and contract. */
  @Test
  void receiptsOfAnotherClaimOrPlaceSayNothing() throws IOException {
    ClaimList list = list(lease(0, 10));
    Claim claim = Claim.of(submitter.job(), provider, node.address(), list);
    Claim more = new Claim(claim.job(), provider, node.address(), list.root(), 1, Wei.of(11));
    refused(claims.claim(node, more, receipts(claim)), "WrongReceipt(0)");
    Eip712 here = escrow.domain();
    for (Eip712 elsewhere :
        List.of(
            new Eip712(here.chainId() + 1, here.contract()),
            new Eip712(here.chainId(), account()))) {
      Signature foreign = keepers.get(0).sign(claim.receipt(elsewhere));
      refused(claims.claim(node, claim, List.of(foreign, receipt(claim, 1))), "WrongReceipt(0)");
    }
    Signature mirrored = SignatureForgery.mirrored(receipt(claim, 0));
    refused(
        claims.claim(node, claim, List.of(mirrored, receipt(claim, 1))), "MalformedSignature()");
  }

  /** The second lease begins with the last wei of the first. */
  @Test
  void aSubmitterThatPromisesAWeiTwiceLosesItsBond() throws IOException {
    SignedLease one = lease(0, 10);
    SignedLease other = submitter.lease(account(), 9, 1);
    assertThat(claims.payersBond(submitter.job())).isEqualTo(PAYERS_BOND);
    Wei before = chain.balance(escrow.address());
    mined(claims.slash(challenger, one, other));
    // 250 are the finder's to collect.
    assertThat(chain.balance(escrow.address())).isEqualTo(before.minus(Wei.of(251)));
    assertThat(claims.credit(challenger.address())).isEqualTo(Wei.of(250));
    assertThat(job().held()).isEqualTo(Wei.of(DEPOSIT));
    refused(claims.slash(challenger, one, other), "NoPayersBond");
  }

  @Test
  void whatIsNoContradiction() throws IOException {
    SignedLease one = lease(10, 10);
    for (SignedLease other :
        List.of(one, lease(0, 10), lease(20, 10), lease(15, 0), submitter.sign(one.lease()))) {
      refused(claims.slash(challenger, one, other), "NoContradiction()");
      refused(claims.slash(challenger, other, one), "NoContradiction()");
    }
    SignedLease forged = submitter.withKey(nodeKey()).sign(lease(12, 10).lease());
    refused(claims.slash(challenger, one, forged), "WrongSigner");
    refused(claims.slash(challenger, forged, one), "WrongSigner");
    Submitter elsewhere = submitter.ofJob(randomHash());
    refused(claims.slash(challenger, one, elsewhere.lease(provider, 12, 10)), "NoContradiction()");
    refused(claims.slash(challenger, elsewhere.lease(provider, 12, 10), one), "NoPayersBond");
    assertThat(claims.payersBond(submitter.job())).isEqualTo(PAYERS_BOND);
  }

  @Test
  void thePayersBondComesBackLongAfterTheDeadline() throws IOException {
    refused(claims.returnPayersBond(challenger, submitter.job()), "WindowOpen");
    fixture.advance(TERM.plusDays(13));
    mined(escrow.refund(challenger, submitter.job()));
    refused(claims.returnPayersBond(challenger, submitter.job()), "WindowOpen");
    fixture.advance(Duration.ofDays(1));
    Wei before = chain.balance(payer.address());
    mined(claims.returnPayersBond(challenger, submitter.job()));
    assertThat(chain.balance(payer.address())).isEqualTo(before.plus(PAYERS_BOND));
    refused(claims.returnPayersBond(challenger, submitter.job()), "NoPayersBond");
    refused(claims.slash(challenger, lease(0, 10), lease(5, 10)), "NoPayersBond");
  }

  /** Both from their own slices; nobody asks who was first. */
  @Test
  void twoLeasesOfOneShardAreBothPaid() throws IOException {
    List<WalletKey> both = List.of(account, fixture.richKey());
    List<ClaimList> lists = new ArrayList<>();
    List<Claim> made = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      WalletKey key = both.get(i);
      mined(claims.postBond(key, key.address(), STAKE));
      ClaimList list = list(submitter.lease(key.address(), 10 * i, 10));
      Claim claim = Claim.of(submitter.job(), key.address(), key.address(), list);
      mined(claims.claim(key, claim, receipts(claim)));
      lists.add(list);
      made.add(claim);
    }
    fixture.advance(WINDOW);
    for (int i = 0; i < 2; i++) {
      mined(claims.pay(payer, made.get(i), lists.get(i), List.of(0)));
      assertThat(account(both.get(i).address()).paid()).isEqualTo(Wei.of(10));
    }
  }

  /** A contract commits and challenges in one transaction, as who sees a challenge coming would. */
  @Test
  void aChallengeIsNotShownWhereItIsCommitted() throws IOException {
    ClaimList list = list(lease(0, 10));
    Claim claim = claimed(list);
    WalletKey fresh = fixture.richKey();
    Address thief = ReentrantProvider.addressOf(fresh);
    String commit = ClaimCalls.commitChallenge(claim.commitment(0, thief, SALT)).toString();
    String show = ClaimCalls.challenge(claim, list, 0, SALT).toString();
    refused(chain.send(fresh, Call.create(twice(commit, show))), "CommittedJustNow()");
  }

  /**
   * While it is created: codecopy(0, 0x58, first); pop(call(gas, escrow, 0, 0, first, 0, 0)); the
   * same with the second, but if that fails, revert with what it said.
   */
  private byte[] twice(String first, String second) {
    int one = first.length() / 2 - 1;
    int two = second.length() / 2 - 1;
    String code =
        "61%1$04x60585f395f5f61%1$04x5f5f73%4$s5af15061%2$04x61%3$04x5f395f5f61%2$04x5f3473%4$s5af1"
            .formatted(one, two, 0x58 + one, escrow.address().toString().substring(2));
    String rest = "6056573d5f5f3e3d5ffd5b00";
    return HexFormat.of().parseHex(code + rest + first.substring(2) + second.substring(2));
  }

  /** Two leases of two providers name one slice: who is paid first has it. */
  @Test
  void aSliceClaimedTwiceIsPaidOnce() throws IOException {
    ClaimList list = list(lease(0, 10), lease(10, 10));
    Claim claim = claimed(list);
    Address other = account();
    mined(redeem(submitter.voucher(other, 10), submitter.lease(other, 5, 10)));
    Address third = account();
    mined(redeem(submitter.voucher(third, 10), submitter.lease(third, 20, 10)));
    fixture.advance(WINDOW);
    refused(claims.pay(payer, claim, list, List.of(0)), "SliceOverlaps(0, 10)");
    refused(claims.pay(payer, claim, list, List.of(1)), "SliceOverlaps(10, 10)");
    assertThat(job().paid()).isEqualTo(Wei.of(20));
    fixture.advance(PAYMENT);
    mined(claims.close(payer, claim));
    mined(escrow.refund(payer, submitter.job()));
    assertThat(claims.bond(provider, node.address())).isEqualTo(STAKE.times(2));
  }

  /** A lease whose end lies beyond all numbers, and one beyond the deposit. */
  @Test
  void endlessLeasesAreNotPaid() throws IOException {
    Wei most = new Wei(BigInteger.TWO.pow(256).subtract(BigInteger.ONE));
    ClaimList list = list(lease(Wei.of(5), most), lease(most, Wei.of(5)), lease(0, 10));
    Claim claim =
        new Claim(submitter.job(), provider, node.address(), list.root(), 3, Wei.of(1000));
    mined(claims.claim(node, claim, receipts(claim)));
    fixture.advance(WINDOW);
    for (int endless : List.of(0, 1)) {
      assertThat(claims.pay(payer, claim, list, List.of(endless)))
          .isInstanceOf(TransactionOutcome.Reverted.class);
    }
    mined(claims.pay(payer, claim, list, List.of(2)));
    assertThat(job().paid()).isEqualTo(Wei.of(10));
  }

  /** A stake of one wei cannot be halved. */
  @Test
  void aStakeOfOneWeiIsBurned() throws IOException {
    submitter = submitter.ofJob(randomHash());
    mined(fund(submitter.job(), DEPOSIT));
    List<Address> addresses = keepers.stream().map(NodeKey::address).toList();
    mined(claims.open(payer, submitter.job(), Wei.of(1), addresses, PAYERS_BOND));
    ClaimList list = list(submitter.withKey(nodeKey()).sign(lease(0, 10).lease()));
    Claim claim = claimed(list);
    mined(claims.commitChallenge(challenger, claim, 0, SALT));
    Wei before = chain.balance(escrow.address());
    mined(claims.challenge(challenger, claim, list, 0, SALT, Wei.of(1)));
    assertThat(claims.credit(challenger.address())).isEqualTo(Wei.of(1));
    assertThat(chain.balance(escrow.address())).isEqualTo(before);
  }

  /** Stakes lost to many false challenges are the provider's, and its pay comes all the same. */
  @Test
  void falseChallengesPayTheProvider() throws IOException {
    ClaimList list = list(lease(0, 10), lease(10, 10));
    Claim claim = claimed(list);
    List<Hash> challenges = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      WalletKey griefer = fixture.richKey();
      challenges.add(challenged(griefer, claim, list, 0));
      challenges.add(challenged(griefer, claim, list, 1));
    }
    fixture.advance(PATIENCE);
    for (Hash each : challenges) {
      Terms terms = terms(each);
      mined(court.timeout(payer, terms, terms.first()));
      mined(claims.settle(payer, each));
    }
    assertThat(claims.bond(provider, node.address())).isEqualTo(STAKE.plus(Wei.of(6 * 50)));
    fixture.advance(WINDOW);
    mined(claims.pay(payer, claim, list, List.of(0, 1)));
    assertThat(job().paid()).isEqualTo(Wei.of(20));
  }

  @Override
  SignedLease lease(long from, long price) {
    return lease(Wei.of(from), Wei.of(price));
  }

  private SignedLease lease(Wei from, Wei price) {
    Hash program = MerkleTree.root(Type.PROGRAM, List.of(MerkleTree.leaf(Type.PROGRAM, HEADER)));
    return submitter.sign(
        new Lease(
            submitter.job(),
            0,
            from.amount().intValue() & 0xffff,
            0,
            provider,
            node.address(),
            from,
            price,
            Hash.ZERO,
            program,
            Hash.ZERO,
            2_000_000_000));
  }

  private ClaimList list(SignedLease... leases) {
    return new ClaimList(escrow.domain(), List.of(leases).stream().map(this::claimed).toList());
  }

  private ClaimedLease claimed(SignedLease lease) {
    return new ClaimedLease(lease, Hash.sha256("right".getBytes()), 3);
  }

  private Claim claimed(ClaimList list) throws IOException {
    Claim claim = Claim.of(submitter.job(), provider, node.address(), list);
    mined(claims.claim(node, claim, receipts(claim)));
    return claim;
  }

  private List<Signature> receipts(Claim claim) {
    return IntStream.range(0, 2).mapToObj(n -> receipt(claim, n)).toList();
  }

  private Signature receipt(Claim claim, int keeper) {
    return keepers.get(keeper).sign(claim.receipt(escrow.domain()));
  }

  private Hash challenged(WalletKey by, Claim claim, ClaimList list, int index) throws IOException {
    mined(claims.commitChallenge(by, claim, index, SALT));
    TransactionOutcome outcome = claims.challenge(by, claim, list, index, SALT, STAKE);
    mined(outcome);
    return claim.challenge(index, by.address());
  }

  private Terms terms(Hash challenge) throws IOException {
    Hash dispute = claims.dispute(challenge);
    return ((CourtEvent.Opened) court.history(dispute, 0).getFirst()).terms();
  }
}
