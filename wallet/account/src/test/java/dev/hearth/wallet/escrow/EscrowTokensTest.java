package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.ChainFixture;
import dev.hearth.wallet.audit.Audits;
import dev.hearth.wallet.audit.PotTerms;
import dev.hearth.wallet.chain.Call;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.token.Token;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.web3j.abi.datatypes.DynamicBytes;
import org.web3j.abi.datatypes.generated.Uint256;

/** What tokens do to those who trust them, and that nobody else notices. */
abstract class EscrowTokensTest extends ClaimedJob {
  private Submitter coins;
  private Address paidInCoin;

  @Override
  String tokenName() {
    return "OddToken";
  }

  /** A job in coin, in the same escrow, which goes on whatever the token does. */
  @BeforeEach
  void fundAJobInCoin() throws IOException {
    coins = submitter.ofJob(randomHash());
    paidInCoin = account();
    mined(escrow.fund(payer, coins.job(), coins.key().address(), deadline, Wei.of(DEPOSIT)));
  }

  private void coinIsPaid() throws IOException {
    mined(redeem(coins.voucher(paidInCoin, DEPOSIT), coins.lease(paidInCoin, 0, DEPOSIT)));
    assertThat(chain.balance(paidInCoin)).isEqualTo(Wei.of(DEPOSIT));
  }

  private String says(String error) {
    return error + "(" + token.address();
  }

  private Address other(String name) throws IOException {
    return TestToken.deploy(chain, payer, name).address();
  }

  @Test
  void theJobTellsItsToken() throws IOException {
    assertThat(job().token()).isEqualTo(token.address());
    assertThat(escrow.job(coins.job()).orElseThrow().token()).isEqualTo(Token.COIN);
    assertThat(claims.isInCoin(submitter.job())).isFalse();
    assertThat(claims.isInCoin(coins.job())).isTrue();
  }

  /** Its stakes would be held against rewards in coin. */
  @Test
  void auditsOfAJobInATokenHaveNoPot() throws IOException {
    Audits audits = Audits.at(chain, mined(Audits.deploy(chain, payer)).contract().orElseThrow());
    PotTerms terms = new PotTerms(1_000_000, Wei.of(1), Wei.ZERO, Wei.of(1));
    Wei money = Wei.of(10);
    refused(
        audits.openPot(payer, escrow.address(), submitter.job(), terms, money), says("NotInCoin"));
    mined(audits.openPot(payer, escrow.address(), coins.job(), terms, money));
  }

  /** The escrow would book what did not come. */
  @Test
  void aTokenThatKeepsAFeeIsRefused() throws IOException {
    token.tell("takeFee(uint256)", new Uint256(1));
    Wei before = balance(escrow.address());
    refused(fund(randomHash(), 10), says("InexactTransfer"));
    refused(escrow.topUp(payer, submitter.job(), Wei.of(10)), says("InexactTransfer"));
    refused(
        claims.postBond(account, node.address(), token.address(), Wei.of(10)),
        says("InexactTransfer"));
    assertThat(balance(escrow.address())).isEqualTo(before);
    coinIsPaid();
  }

  /**
   * What is taken from the receiver is between it and the token; from the escrow it is nobody's to
   * take.
   */
  @Test
  void aFeeThatComesLaterIsNotPaidByOthers() throws IOException {
    token.tell("takeFee(uint256)", new Uint256(1));
    mined(redeem(10, lease(0, 10)));
    token.tell("takeTax(uint256)", new Uint256(1));
    refused(redeem(20, lease(10, 10)), says("InexactTransfer"));
    assertThat(job().paid()).isEqualTo(Wei.of(10));
    coinIsPaid();
  }

  @Test
  void aTokenThatSaysNoIsHeard() throws IOException {
    token.tell("sayFalse()");
    refused(fund(randomHash(), 10), says("TokenRefused"));
    refused(redeem(10, lease(0, 10)), "PaymentFailed(" + provider + ", 10)");
    assertThat(job().paid()).isEqualTo(Wei.ZERO);
    coinIsPaid();
  }

  @Test
  void aTokenThatOnlySaysYesIsNotBelieved() throws IOException {
    token.tell("moveNothing()");
    refused(fund(randomHash(), 10), says("InexactTransfer"));
    refused(redeem(10, lease(0, 10)), says("InexactTransfer"));
    coinIsPaid();
  }

  @Test
  void whatIsNoTokenHoldsNoDeposit() throws IOException {
    for (Address no : List.of(account(), Address.ofHex("0x" + "0".repeat(39) + "4"))) {
      Bytes call =
          EscrowCalls.fund(randomHash(), submitter.key().address(), deadline, no, Wei.of(10));
      refused(chain.send(payer, Call.of(escrow.address(), Wei.ZERO, call)), "NotAToken(" + no);
    }
  }

  /** Nothing is kept that nobody would be owed. */
  @Test
  void coinAndTokenAreNotMistakenForEachOther() throws IOException {
    Bytes inToken = EscrowCalls.topUp(submitter.job(), Wei.of(5));
    mined(escrow.topUp(payer, submitter.job(), Wei.of(5)));
    refused(chain.send(payer, Call.of(escrow.address(), Wei.of(5), inToken)), "WrongValue(5, 0)");
    Bytes inCoin = EscrowCalls.topUp(coins.job(), Wei.of(5));
    for (long value : new long[] {0, 4, 6}) {
      refused(
          chain.send(payer, Call.of(escrow.address(), Wei.of(value), inCoin)),
          "WrongValue(" + value + ", 5)");
    }
  }

  @Test
  void whatIsNotAllowedIsNotTaken() throws IOException {
    Bytes call = EscrowCalls.topUp(submitter.job(), Wei.of(5));
    WalletKey rich = rich();
    refused(chain.send(rich, Call.of(escrow.address(), Wei.ZERO, call)), says("TokenRefused"));
  }

  @Test
  void aBlockedProviderHarmsOnlyItself() throws IOException {
    token.tell("blockAccount(address)", EscrowCalls.word(provider));
    refused(redeem(10, lease(0, 10)), "PaymentFailed(" + provider + ", 10)");
    Address second = account();
    mined(redeem(submitter.voucher(second, 10), submitter.lease(second, 0, 10)));
    assertThat(balance(second)).isEqualTo(Wei.of(10));
    ClaimList list = list(lease(10, 10));
    Claim claim = claimed(list);
    fixture.advance(WINDOW);
    refused(claims.pay(payer, claim, list, List.of(0)), "PaymentFailed(" + provider + ", 10)");
    fixture.advance(PAYMENT);
    mined(claims.close(payer, claim));
    Wei before = balance(payer.address());
    mined(escrow.refund(payer, submitter.job()));
    assertThat(balance(payer.address())).isEqualTo(before.plus(Wei.of(DEPOSIT - 10)));
    coinIsPaid();
  }

  @Test
  void aBlockedPayerHarmsOnlyItself() throws IOException {
    token.tell("blockAccount(address)", EscrowCalls.word(payer.address()));
    fixture.advance(TERM);
    refused(escrow.refund(payer, submitter.job()), "PaymentFailed(" + payer.address());
    mined(redeem(10, lease(0, 10)));
    assertThat(balance(provider)).isEqualTo(Wei.of(10).plus(balanceOfARich()));
  }

  /** What the provider's account has left of what it was given, after its bond. */
  private Wei balanceOfARich() {
    return ChainFixture.PLENTY.minus(STAKE.times(2));
  }

  /** Its stake and its reward wait for it; the other side and the claim do not. */
  @Test
  void aBlockedChallengerHoldsNothingUp() throws IOException {
    SignedLease foreign = submitter.withKey(nodeKey()).sign(lease(20, 10).lease());
    ClaimList list = list(lease(0, 10), foreign);
    Claim claim = claimed(list);
    mined(claims.commitChallenge(challenger, claim, 1, SALT));
    mined(claims.challenge(challenger, claim, list, 1, SALT, STAKE));
    token.tell("blockAccount(address)", EscrowCalls.word(challenger.address()));
    refused(
        claims.collect(challenger, token.address()),
        "PaymentFailed(" + challenger.address() + ", 151)");
    assertThat(credit(challenger)).isEqualTo(Wei.of(151));
    mined(claims.withdrawBond(account, node.address(), token.address(), STAKE));
  }

  /** Even a token that refuses everybody cannot keep a claim from being settled. */
  @Test
  void whatIsBurnedStaysAndIsNobodys() throws IOException {
    SignedLease twice = submitter.lease(account(), 5, 10);
    Wei before = balance(escrow.address());
    token.tell("sayFalse()");
    mined(claims.slash(challenger, lease(0, 10), twice));
    assertThat(credit(challenger)).isEqualTo(Wei.of(250));
    assertThat(balance(escrow.address())).isEqualTo(before);
  }

  /** A provider in the token is called before its payment is over, and asks for it again. */
  @Test
  void aCallBackIntoRedeemPaysNothingTwice() throws IOException {
    SignedVoucher voucher = submitter.voucher(provider, 10);
    Wei before = balance(provider);
    callBack(provider, EscrowCalls.redeem(voucher, List.of(), List.of()));
    mined(redeem(voucher, lease(0, 50)));
    assertThat(calledBack()).isEqualTo(1);
    assertThat(balance(provider)).isEqualTo(before.plus(Wei.of(10)));
    assertThat(job().paid()).isEqualTo(Wei.of(10));
  }

  /** While one is paid another is: both arrive, and neither counts for the other. */
  @Test
  void aCallBackIntoAnotherPaymentIsBookedApart() throws IOException {
    Address second = account();
    mined(redeem(submitter.voucher(second, 1), submitter.lease(second, 50, 30)));
    Wei before = balance(provider);
    Bytes theirs = EscrowCalls.redeem(submitter.voucher(second, 30), List.of(), List.of());
    callBack(provider, theirs);
    mined(redeem(10, lease(0, 10)));
    assertThat(calledBack()).isEqualTo(2);
    assertThat(balance(provider)).isEqualTo(before.plus(Wei.of(10)));
    assertThat(balance(second)).isEqualTo(Wei.of(30));
    assertThat(job().paid()).isEqualTo(Wei.of(40));
  }

  /**
   * The payer is called before its money has moved, and has a refund made of what is only booked.
   */
  @Test
  void aCallBackIntoRefundDuringATopUpLeavesNothingOpen() throws IOException {
    fixture.advance(TERM);
    Wei before = balance(payer.address());
    Wei held = balance(escrow.address());
    callBack(payer.address(), EscrowCalls.refund(submitter.job()));
    mined(escrow.topUp(payer, submitter.job(), Wei.of(500)));
    assertThat(calledBack()).isEqualTo(2);
    assertThat(balance(payer.address())).isEqualTo(before.plus(Wei.of(DEPOSIT)));
    assertThat(balance(escrow.address())).isEqualTo(held.minus(Wei.of(DEPOSIT)));
    assertThat(job().closed()).isTrue();
  }

  /**
   * A token that keeps a fee lets a second deposit fill what the first lacks: neither is booked.
   */
  @Test
  void aDepositWithinADepositDoesNotCoverAFee() throws IOException {
    WalletKey fresh = fixture.richKey();
    Address contract = ReentrantProvider.addressOf(fresh);
    ReentrantProvider.deploy(chain, fresh, escrow.address(), Bytes.ofHex("0x"));
    token.give(contract, Wei.of(1000));
    token.tell("takeFee(uint256)", new Uint256(5));
    token.tell(
        "allow(address,address,uint256)",
        EscrowCalls.word(contract),
        EscrowCalls.word(escrow.address()),
        new Uint256(1000));
    Wei before = balance(escrow.address());
    Bytes inner = EscrowCalls.topUp(submitter.job(), Wei.of(5));
    callBack(payer.address(), contract, inner);
    refused(escrow.topUp(payer, submitter.job(), Wei.of(10)), says("InexactTransfer"));
    assertThat(balance(escrow.address())).isEqualTo(before);
    assertThat(job().deposit()).isEqualTo(Wei.of(DEPOSIT));
  }

  /** One bond, taken back twice. */
  @Test
  void aCallBackIntoWithdrawalFindsTheBondGone() throws IOException {
    WalletKey fresh = fixture.richKey();
    Address contract = ReentrantProvider.addressOf(fresh);
    ReentrantProvider.deploy(chain, fresh, escrow.address(), Bytes.ofHex("0x"));
    token.give(contract, Wei.of(30));
    token.tell(
        "allow(address,address,uint256)",
        EscrowCalls.word(contract),
        EscrowCalls.word(escrow.address()),
        new Uint256(30));
    Bytes post = ClaimCalls.postBond(payer.address(), token.address(), Wei.of(30));
    mined(chain.send(payer, Call.of(contract, Wei.ZERO, post)));
    Bytes withdraw = ClaimCalls.withdrawBond(payer.address(), token.address(), Wei.of(30));
    callBack(contract, contract, withdraw);
    mined(chain.send(payer, Call.of(contract, Wei.ZERO, withdraw)));
    assertThat(calledBack()).isEqualTo(1);
    assertThat(balance(contract)).isEqualTo(Wei.of(30));
  }

  /** It took some of what the escrow had: those who are owed are paid while there is any. */
  @Test
  void aTokenThatLostSomeTakesNoMore() throws IOException {
    token.tell("shrink(address,uint256)", EscrowCalls.word(escrow.address()), new Uint256(1));
    refused(fund(randomHash(), 10), says("TokenIsShort"));
    mined(redeem(DEPOSIT, lease(0, DEPOSIT)));
    assertThat(job().paid()).isEqualTo(Wei.of(DEPOSIT));
    coinIsPaid();
  }

  /** A bond in one token is none in another, whatever it is worth. */
  @ParameterizedTest
  @ValueSource(strings = {"", "PlainToken"})
  void bondsInOtherTokensAreNotAtStake(String name) throws IOException {
    mined(claims.withdrawBond(account, node.address(), token.address(), STAKE.times(2)));
    TestToken foreign = TestToken.deploy(chain, payer, name);
    foreign.give(account.address(), STAKE);
    mined(claims.postBond(account, node.address(), foreign.address(), STAKE));
    ClaimList list = list(lease(0, 10));
    Claim claim = Claim.of(submitter.job(), provider, node.address(), list);
    refused(claims.claim(node, claim, receipts(claim)), "BondTooSmall(0, 101)");
    refused(claims.withdrawBond(account, node.address(), token.address(), STAKE), "BondTooSmall(0");
    mined(claims.withdrawBond(account, node.address(), foreign.address(), STAKE));
  }

  /** Stakes of a claim in one job cannot be collected in the money of another. */
  @Test
  void creditsAreInTheJobsToken() throws IOException {
    mined(claims.slash(challenger, lease(0, 10), submitter.lease(account(), 5, 10)));
    refused(claims.collect(challenger), "NothingToCollect()");
    refused(claims.collect(challenger, other("PlainToken")), "NothingToCollect()");
    Wei before = balance(challenger.address());
    mined(claims.collect(challenger, token.address()));
    assertThat(balance(challenger.address())).isEqualTo(before.plus(Wei.of(250)));
  }

  /** Two jobs in two tokens, and what the one is short of the other has. */
  @Test
  void jobsInTwoTokensDoNotShareMoney() throws IOException {
    Address plain = other("PlainToken");
    new TestToken(chain, payer, plain).give(payer.address(), Wei.of(DEPOSIT));
    Submitter second = submitter.ofJob(randomHash());
    Address signer = second.key().address();
    mined(escrow.fund(payer, second.job(), signer, deadline, plain, Wei.of(DEPOSIT)));
    token.tell("shrink(address,uint256)", EscrowCalls.word(escrow.address()), new Uint256(1500));
    refused(redeem(DEPOSIT, lease(0, DEPOSIT)), "PaymentFailed(" + provider + ", 1000)");
    mined(redeem(second.voucher(provider, DEPOSIT), second.lease(provider, 0, DEPOSIT)));
    assertThat(Token.at(chain, plain).balance(provider)).isEqualTo(Wei.of(DEPOSIT));
    coinIsPaid();
  }

  @Test
  void keepersAndStakesAreOpenedInTheJobsToken() throws IOException {
    Hash job = randomHash();
    mined(fund(job, DEPOSIT));
    List<Address> addresses = keepers.stream().map(NodeKey::address).toList();
    Wei before = balance(payer.address());
    TransactionOutcome opened = claims.open(payer, job, STAKE, addresses, PAYERS_BOND);
    mined(opened);
    assertThat(balance(payer.address())).isEqualTo(before.minus(PAYERS_BOND));
    assertThat(claims.payersBond(job)).isEqualTo(PAYERS_BOND);
  }

  private void callBack(Address watched, Bytes call) throws IOException {
    callBack(watched, escrow.address(), call);
  }

  private void callBack(Address watched, Address to, Bytes call) throws IOException {
    token.tell(
        "callBack(address,address,bytes)",
        EscrowCalls.word(watched),
        EscrowCalls.word(to),
        new DynamicBytes(call.toArray()));
  }

  /** 0 not at all, 1 in vain, 2 with success. */
  private int calledBack() throws IOException {
    Bytes answer = chain.read(token.address(), EscrowCalls.encode("calledBack()"));
    return answer.toArray()[Hash.SIZE - 1];
  }
}
