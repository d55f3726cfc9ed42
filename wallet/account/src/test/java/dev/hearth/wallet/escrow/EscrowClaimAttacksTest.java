package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.token.Token;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What providers, payers, keepers and challengers may try with claims, and what it gets them. */
abstract class EscrowClaimAttacksTest extends ClaimedJob {
  /** The provider is a contract that answers a payment with the same claim. */
  @Test
  void aCallBackIntoAClaimPaysNothingTwice() throws IOException {
    WalletKey fresh = rich();
    provider = ReentrantProvider.addressOf(fresh);
    ClaimList list = list(lease(0, 10), lease(10, 20));
    Claim claim = Claim.of(submitter.job(), provider, node.address(), list);
    Bytes again = ClaimCalls.payClaim(claim, list, List.of(0), List.of(BigInteger.ZERO));
    ReentrantProvider.deploy(chain, fresh, escrow.address(), again);
    Bytes post = ClaimCalls.postBond(node.address(), Token.COIN, STAKE);
    mined(chain.send(payer, Call.of(provider, STAKE, post)));
    mined(claims.claim(node, claim, receipts(claim)));
    fixture.advance(WINDOW);
    mined(claims.pay(payer, claim, list, List.of(0)));
    assertThat(balance(provider)).isEqualTo(Wei.of(10));
    mined(claims.pay(payer, claim, list, List.of(1)));
    assertThat(balance(provider)).isEqualTo(Wei.of(30));
    assertThat(job().paid()).isEqualTo(Wei.of(30));
    assertThat(bond()).isEqualTo(STAKE);
  }

  /** Its account is a contract that refuses money: the deposit goes back in the end. */
  @Test
  void aProviderThatCannotBePaidBlocksNoRefund() throws IOException {
    WalletKey fresh = rich();
    provider = ReentrantProvider.addressOf(fresh);
    ClaimList list = list(lease(0, 10));
    Claim claim = Claim.of(submitter.job(), provider, node.address(), list);
    // if iszero(calldatasize) { invalid }; else pass on to the escrow
    String code =
        "36600557fe5b365f5f375f5f365f3473%s5af1602c575f5ffd5b00"
            .formatted(escrow.address().toString().substring(2));
    String creation = "60%02x80600a5f395ff3".formatted(code.length() / 2);
    mined(chain.send(fresh, Call.create(HexFormat.of().parseHex(creation + "00" + code))));
    Bytes post = ClaimCalls.postBond(node.address(), Token.COIN, STAKE);
    mined(chain.send(payer, Call.of(provider, STAKE, post)));
    mined(claims.claim(node, claim, receipts(claim)));
    fixture.advance(WINDOW);
    mined(escrow.refund(payer, submitter.job()));
    refused(claims.pay(payer, claim, list, List.of(0)), "PaymentFailed(" + provider);
    fixture.advance(PAYMENT);
    mined(claims.close(payer, claim));
    Wei before = balance(escrow.address());
    mined(escrow.refund(payer, submitter.job()));
    assertThat(balance(escrow.address())).isEqualTo(before.minus(Wei.of(10)));
    assertThat(bond()).isEqualTo(STAKE);
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
    Wei before = balance(escrow.address());
    assertThat(claims.lostBond(submitter.job())).isEmpty();
    mined(claims.slash(challenger, one, other));
    assertThat(claims.lostBond(submitter.job()))
        .hasValue(new LostBond(challenger.address(), Wei.of(250)));
    // 250 are the finder's to collect.
    assertThat(balance(escrow.address())).isEqualTo(before.minus(Wei.of(251)));
    assertThat(credit(challenger)).isEqualTo(Wei.of(250));
    assertThat(job().held()).isEqualTo(Wei.of(DEPOSIT));
    refused(claims.slash(challenger, one, other), "NoPayersBond");
  }

  /** Round, shard and replica name a lease, whatever else it says. */
  @Test
  void aSubmitterThatLeasesAShardTwiceUnderOneNameLosesItsBond() throws IOException {
    SignedLease one = submitter.lease(provider, 4, Wei.of(0), Wei.of(10));
    SignedLease other = submitter.lease(account(), 4, Wei.of(10), Wei.ZERO);
    mined(claims.slash(challenger, other, one));
    assertThat(credit(challenger)).isEqualTo(Wei.of(250));
    refused(claims.slash(challenger, one, other), "NoPayersBond");
  }

  @ParameterizedTest
  @CsvSource({"3, 4, 65536", "3, 5, 0", "2, 4, 0"})
  void aLeaseOfAnotherNameIsNoContradiction(int round, int shard, int replica) throws IOException {
    SignedLease one = submitter.lease(provider, 4, Wei.of(0), Wei.of(10));
    Lease like = submitter.lease(account(), 10, 10).lease();
    SignedLease other = submitter.sign(named(like, round, shard, replica));
    refused(claims.slash(challenger, one, other), "NoContradiction()");
    refused(claims.slash(challenger, other, one), "NoContradiction()");
  }

  private static Lease named(Lease like, int round, int shard, int replica) {
    return new Lease(
        like.job(),
        round,
        shard,
        replica,
        like.provider(),
        like.node(),
        like.from(),
        like.price(),
        like.startRoot(),
        like.programHash(),
        like.inputsRoot(),
        like.deadline());
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
    Wei before = balance(payer.address());
    mined(claims.returnPayersBond(challenger, submitter.job()));
    assertThat(balance(payer.address())).isEqualTo(before.plus(PAYERS_BOND));
    refused(claims.returnPayersBond(challenger, submitter.job()), "NoPayersBond");
    refused(claims.slash(challenger, lease(0, 10), lease(5, 10)), "NoPayersBond");
  }

  /** Both from their own slices; nobody asks who was first. */
  @Test
  void twoLeasesOfOneShardAreBothPaid() throws IOException {
    List<WalletKey> both = List.of(account, rich());
    List<ClaimList> lists = new ArrayList<>();
    List<Claim> made = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      WalletKey key = both.get(i);
      mined(claims.postBond(key, key.address(), token.address(), STAKE));
      ClaimList list = list(submitter.lease(key.address(), 1, Wei.of(10 * i), Wei.of(10)));
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
    WalletKey fresh = rich();
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
    assertThat(bond()).isEqualTo(STAKE.times(2));
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
    Wei before = balance(escrow.address());
    mined(claims.challenge(challenger, claim, list, 0, SALT, Wei.of(1)));
    assertThat(credit(challenger)).isEqualTo(Wei.of(1));
    assertThat(balance(escrow.address())).isEqualTo(before);
  }

  /** Stakes lost to many false challenges are the provider's, and its pay comes all the same. */
  @Test
  void falseChallengesPayTheProvider() throws IOException {
    ClaimList list = list(lease(0, 10), lease(10, 10));
    Claim claim = claimed(list);
    List<Hash> challenges = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      WalletKey griefer = rich();
      challenges.add(challenged(griefer, claim, list, 0));
      challenges.add(challenged(griefer, claim, list, 1));
    }
    fixture.advance(PATIENCE);
    for (Hash each : challenges) {
      Terms terms = terms(each);
      mined(court.timeout(payer, terms, terms.first()));
      mined(claims.settle(payer, each));
    }
    assertThat(bond()).isEqualTo(STAKE.plus(Wei.of(6 * 50)));
    fixture.advance(WINDOW);
    mined(claims.pay(payer, claim, list, List.of(0, 1)));
    assertThat(job().paid()).isEqualTo(Wei.of(20));
  }
}
