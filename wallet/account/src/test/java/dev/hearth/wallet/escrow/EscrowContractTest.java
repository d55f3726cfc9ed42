package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.ChainFixture;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What the escrow promises, on any chain that runs its bytecode. Every test has a job of its own.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class EscrowContractTest {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final long DEPOSIT = 1000;
  private static final Duration TERM = Duration.ofHours(1);

  private ChainFixture fixture;
  private Chain chain;
  private WalletKey payer;
  private Escrow escrow;
  private Submitter submitter;
  private Instant deadline;
  private Address provider;

  abstract ChainFixture open() throws IOException;

  @BeforeAll
  void deploy() throws IOException {
    fixture = open();
    chain = fixture.chain();
    payer = fixture.richKey();
    escrow = Escrow.at(chain, deployed());
  }

  @AfterAll
  void close() throws IOException {
    fixture.close();
  }

  @BeforeEach
  void fundAJob() throws IOException {
    submitter = new Submitter(nodeKey(), escrow.domain(), randomHash());
    provider = account();
    deadline = chain.time().plus(TERM);
    mined(fund(submitter.job(), DEPOSIT));
  }

  // Funding

  @Test
  void fundingIsOnRecord() throws IOException {
    assertThat(escrow.job(submitter.job()))
        .contains(
            new JobAccount(
                payer.address(),
                submitter.key().address(),
                deadline,
                false,
                Wei.of(DEPOSIT),
                Wei.ZERO));
    assertThat(escrow.job(randomHash())).isEmpty();
  }

  @Test
  void aJobIsFundedOnce() throws IOException {
    refused(fund(submitter.job(), 1), "JobExists(0x" + submitter.job().hex() + ")");
  }

  @Test
  void fundingNeedsMoneyASignerAndTime() throws IOException {
    refused(fund(randomHash(), 0), "NoDeposit()");
    Address nobody = Address.of(new byte[20]);
    refused(escrow.fund(payer, randomHash(), nobody, deadline, Wei.of(1)), "NoSigner()");
    Instant past = chain.time();
    refused(
        escrow.fund(payer, randomHash(), provider, past, Wei.of(1)),
        "DeadlinePassed(" + past.getEpochSecond() + ")");
  }

  @Test
  void aDepositFitsIn128Bits() throws IOException {
    Wei most = new Wei(BigInteger.TWO.pow(128).subtract(BigInteger.ONE));
    WalletKey whale = fixture.richKey();
    chain.practiceTools().grant(whale.address(), most);
    refused(escrow.topUp(whale, submitter.job(), most), "DepositTooLarge");
  }

  @Test
  void aTopUpWidensTheDeposit() throws IOException {
    refused(redeem(10, lease(DEPOSIT, 10)), "SliceOutsideDeposit(1000, 10, 1000)");
    mined(escrow.topUp(fixture.richKey(), submitter.job(), Wei.of(10)));
    mined(redeem(10, lease(DEPOSIT, 10)));
    refused(escrow.topUp(payer, submitter.job(), Wei.ZERO), "NoDeposit()");
    refused(escrow.topUp(payer, randomHash(), Wei.of(1)), "UnknownJob");
  }

  // Redeeming

  @Test
  void aVoucherPaysFromItsSlices() throws IOException {
    mined(redeem(70, lease(0, 40), lease(500, 30)));
    assertThat(chain.balance(provider)).isEqualTo(Wei.of(70));
    assertThat(account(provider)).isEqualTo(new ProviderAccount(Wei.of(70), Wei.of(70)));
    assertThat(job().paid()).isEqualTo(Wei.of(70));
  }

  @Test
  void aLaterVoucherPaysTheDifference() throws IOException {
    mined(redeem(10, lease(0, 100)));
    mined(redeem(25));
    mined(redeem(130, lease(100, 30)));
    assertThat(chain.balance(provider)).isEqualTo(Wei.of(130));
    refused(redeem(130), "NothingToPay(130, 130)");
    refused(redeem(25), "NothingToPay(25, 130)");
    refused(redeem(0), "NothingToPay(0, 130)");
  }

  @Test
  void paymentStaysWithinTheSlices() throws IOException {
    refused(redeem(41, lease(0, 40)), "SlicesTooSmall(41, 40)");
    refused(redeem(1), "SlicesTooSmall(1, 0)");
    mined(redeem(40, lease(0, 40)));
    refused(redeem(41), "SlicesTooSmall(41, 40)");
  }

  @Test
  void aSliceOfOneWeiCounts() throws IOException {
    mined(redeem(1, lease(DEPOSIT - 1, 1)));
    mined(redeem(2, lease(0, 1)));
    assertThat(account(provider)).isEqualTo(new ProviderAccount(Wei.of(2), Wei.of(2)));
  }

  /** A slice [300, 400) is taken; each row tries another. */
  @ParameterizedTest
  @CsvSource({
    "300, 100, 'SliceOverlaps(300, 100'",
    "299, 2, 'SliceOverlaps(299, 2'",
    "399, 1, 'SliceOverlaps(399, 1'",
    "0, 1000, 'SliceOverlaps(0, 1000'",
    "350, 10, 'SliceOverlaps(350, 10'",
    "200, 101, 'SliceOverlaps(200, 101'",
    "200, 100, ",
    "400, 600, ",
    "400, 601, 'SliceOutsideDeposit(400, 601'",
    "1001, 1, 'SliceOutsideDeposit(1001, 1'",
    "500, 0, EmptySlice(500"
  })
  void slicesDoNotOverlap(long from, long price, String error) throws IOException {
    mined(redeem(100, lease(300, 100)));
    Address next = account();
    TransactionOutcome outcome =
        escrow.redeem(
            payer,
            submitter.voucher(next, Math.max(1, price)),
            List.of(submitter.lease(next, from, price)));
    if (error == null) {
      mined(outcome);
    } else {
      refused(outcome, error);
    }
  }

  @Test
  void slicesOfOneCallDoNotOverlapEither() throws IOException {
    refused(redeem(20, lease(0, 10), lease(9, 10)), "SliceOverlaps(9, 10)");
    refused(redeem(20, lease(5, 10), lease(5, 10)), "SliceOverlaps(5, 10)");
  }

  @Test
  void anEndlessSliceDoesNotWrapAround() throws IOException {
    Wei endless = new Wei(BigInteger.TWO.pow(256).subtract(BigInteger.ONE));
    SignedLease lease = submitter.lease(provider, Wei.of(1), endless);
    refused(redeem(1, lease), "SliceOutsideDeposit");
    refused(redeem(1, submitter.lease(provider, endless, Wei.of(2))), "SliceOutsideDeposit");
  }

  @Test
  void aLeaseIsRedeemedOnce() throws IOException {
    mined(redeem(10, lease(0, 10)));
    refused(redeem(20, lease(0, 10)), "SliceOverlaps(0, 10)");
  }

  @Test
  void leasesAreForTheVouchersJobAndProvider() throws IOException {
    refused(redeem(10, lease(0, 5), submitter.lease(account(), 5, 5)), "LeaseMismatch(1)");
    refused(redeem(10, submitter.ofJob(randomHash()).lease(provider, 0, 10)), "LeaseMismatch(0)");
  }

  // Signatures

  @Test
  void onlyTheSignerLeasesAndPays() throws IOException {
    Submitter stranger = submitter.withKey(nodeKey());
    String wrong = "WrongSigner(" + stranger.key().address() + ", " + submitter.key().address();
    refused(redeem(submitter.voucher(provider, 10), stranger.lease(provider, 0, 10)), wrong);
    refused(redeem(stranger.voucher(provider, 10), lease(0, 10)), wrong);
  }

  @Test
  void signaturesHoldOnOneChainAndContractOnly() throws IOException {
    Eip712 here = escrow.domain();
    for (Eip712 elsewhere :
        List.of(
            new Eip712(here.chainId() + 1, here.contract()),
            new Eip712(here.chainId(), deployed()))) {
      Submitter there = submitter.signingFor(elsewhere);
      refused(redeem(there.voucher(provider, 10), lease(0, 10)), "WrongSigner");
      refused(redeem(submitter.voucher(provider, 10), there.lease(provider, 0, 10)), "WrongSigner");
    }
  }

  @Test
  void theMirroredSignatureIsRefused() throws IOException {
    SignedVoucher voucher = submitter.voucher(provider, 10);
    Signature mirrored = SignatureForgery.mirrored(voucher.signature());
    SignedVoucher malleated = new SignedVoucher(voucher.voucher(), mirrored);
    refused(redeem(malleated, lease(0, 10)), "MalformedSignature()");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 26, 29, 255})
  void onlyTwoRecoveryIdsCount(int v) throws IOException {
    SignedVoucher voucher = submitter.voucher(provider, 10);
    byte[] bytes = voucher.signature().toArray();
    bytes[64] = (byte) v;
    SignedVoucher odd = new SignedVoucher(voucher.voucher(), Signature.of(bytes));
    refused(redeem(odd, lease(0, 10)), "MalformedSignature()");
  }

  @Test
  void aSignatureOfZerosIsNobodys() throws IOException {
    byte[] zeros = new byte[65];
    zeros[64] = 27;
    SignedVoucher voucher = submitter.voucher(provider, 10);
    SignedVoucher unsigned = new SignedVoucher(voucher.voucher(), Signature.of(zeros));
    refused(redeem(unsigned, lease(0, 10)), "MalformedSignature()");
  }

  // Refunds

  @Test
  void theRestGoesBackAfterTheDeadline() throws IOException {
    mined(redeem(100, lease(0, 100)));
    WalletKey anyone = fixture.richKey();
    refused(escrow.refund(anyone, submitter.job()), "DeadlineAhead(");
    fixture.advance(TERM.minusSeconds(10));
    refused(escrow.refund(anyone, submitter.job()), "DeadlineAhead(");
    fixture.advance(Duration.ofSeconds(10));

    Wei before = chain.balance(payer.address());
    mined(escrow.refund(anyone, submitter.job()));
    assertThat(chain.balance(payer.address())).isEqualTo(before.plus(Wei.of(DEPOSIT - 100)));
    assertThat(job().closed()).isTrue();
    assertThat(job().held()).isEqualTo(Wei.ZERO);
  }

  @Test
  void aClosedJobIsOver() throws IOException {
    mined(redeem(100, lease(0, 200)));
    fixture.advance(TERM);
    mined(escrow.refund(payer, submitter.job()));
    refused(escrow.refund(payer, submitter.job()), "JobClosed");
    refused(redeem(200), "JobClosed");
    refused(escrow.topUp(payer, submitter.job(), Wei.of(1)), "JobClosed");
    refused(fund(submitter.job(), 1), "JobExists");
  }

  @Test
  void lateVouchersArePaidUntilTheRefund() throws IOException {
    fixture.advance(TERM.plusDays(1));
    mined(redeem(100, lease(0, 100)));
    assertThat(chain.balance(provider)).isEqualTo(Wei.of(100));
  }

  @Test
  void anUnknownJobHoldsNothing() throws IOException {
    refused(escrow.refund(payer, randomHash()), "UnknownJob");
    Submitter elsewhere = submitter.ofJob(randomHash());
    refused(redeem(elsewhere.voucher(provider, 1)), "UnknownJob");
  }

  @Test
  void jobsDoNotShareMoney() throws IOException {
    Submitter second = submitter.ofJob(randomHash());
    mined(fund(second.job(), 50));
    refused(redeem(second.voucher(provider, 60), second.lease(provider, 0, 60)), "SliceOutside");
    mined(redeem(second.voucher(provider, 50), second.lease(provider, 0, 50)));
    assertThat(job().held()).isEqualTo(Wei.of(DEPOSIT));
  }

  // Hostile company

  /** The provider is a contract that answers a payment with another call of the escrow. */
  @Test
  void aCallBackIntoRedeemPaysNothingTwice() throws IOException {
    WalletKey fresh = fixture.richKey();
    provider = ReentrantProvider.addressOf(fresh);
    SignedVoucher voucher = submitter.voucher(provider, 10);
    Bytes again = EscrowCalls.redeem(voucher, List.of(), List.of());
    ReentrantProvider.deploy(chain, fresh, escrow.address(), again);
    mined(redeem(voucher, lease(0, 50)));
    assertThat(chain.balance(provider)).isEqualTo(Wei.of(10));
    assertThat(job().paid()).isEqualTo(Wei.of(10));
  }

  @Test
  void aCallBackIntoRefundFindsThePaymentBooked() throws IOException {
    WalletKey fresh = fixture.richKey();
    provider = ReentrantProvider.addressOf(fresh);
    ReentrantProvider.deploy(chain, fresh, escrow.address(), EscrowCalls.refund(submitter.job()));
    fixture.advance(TERM);
    Wei before = chain.balance(payer.address());
    mined(escrow.redeem(fixture.richKey(), submitter.voucher(provider, 10), List.of(lease(0, 50))));
    assertThat(chain.balance(provider)).isEqualTo(Wei.of(10));
    assertThat(chain.balance(payer.address())).isEqualTo(before.plus(Wei.of(DEPOSIT - 10)));
    assertThat(job().closed()).isTrue();
  }

  @Test
  void aProviderThatTakesNoMoneyHarmsOnlyItself() throws IOException {
    provider = escrow.address();
    refused(redeem(10, lease(0, 10)), "PaymentFailed(" + provider + ", 10)");
    assertThat(job().held()).isEqualTo(Wei.of(DEPOSIT));
  }

  @Test
  void aRandomWalkConservesEveryWei() throws IOException {
    assertThat(new EscrowWalk(fixture, 7).run(150)).isBetween(30, 120);
  }

  @Test
  void theCodeIsRecognised() throws IOException {
    assertThat(escrow.isGenuine()).isTrue();
    assertThat(Escrow.at(chain, provider).isGenuine()).isFalse();
  }

  @Test
  void gasDoesNotGrowWithTheJob() throws IOException {
    long first = mined(redeem(1, lease(0, 1))).gasUsed();
    for (int i = 1; i < 20; i++) {
      mined(redeem(i + 1, lease(i * 2L, 1)));
    }
    long last = mined(redeem(21, lease(40, 1))).gasUsed();
    // The first payment also opens the provider's accounts, which costs more than any list.
    assertThat(last).isLessThan(first);
  }

  private Address deployed() throws IOException {
    return mined(Escrow.deploy(chain, payer)).contract().orElseThrow();
  }

  private TransactionOutcome fund(Hash job, long deposit) throws IOException {
    return escrow.fund(payer, job, submitter.key().address(), deadline, Wei.of(deposit));
  }

  private SignedLease lease(long from, long price) {
    return submitter.lease(provider, from, price);
  }

  private TransactionOutcome redeem(long total, SignedLease... leases) throws IOException {
    return redeem(submitter.voucher(provider, total), leases);
  }

  private TransactionOutcome redeem(SignedVoucher voucher, SignedLease... leases)
      throws IOException {
    return escrow.redeem(payer, voucher, Arrays.asList(leases));
  }

  private JobAccount job() throws IOException {
    return escrow.job(submitter.job()).orElseThrow();
  }

  private ProviderAccount account(Address of) throws IOException {
    return escrow.provider(submitter.job(), of);
  }

  private static TransactionOutcome.Mined mined(TransactionOutcome outcome) {
    assertThat(outcome).isInstanceOf(TransactionOutcome.Mined.class);
    return (TransactionOutcome.Mined) outcome;
  }

  private static void refused(TransactionOutcome outcome, String error) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            TransactionOutcome.Reverted.class,
            reverted -> assertThat(reverted.revert().toString()).startsWith(error));
  }

  private static NodeKey nodeKey() {
    return NodeKey.of(randomHash().toArray());
  }

  private static Address account() {
    return nodeKey().address();
  }

  private static Hash randomHash() {
    byte[] bytes = new byte[32];
    RANDOM.nextBytes(bytes);
    return Hash.of(bytes);
  }
}
