package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.TransactionOutcome;
import java.io.IOException;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the escrow promises about slices: each wei of a deposit is leased once. */
abstract class EscrowSlicesTest extends EscrowTest {

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
        redeem(submitter.voucher(next, Math.max(1, price)), submitter.lease(next, from, price));
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
  void theClientLeavesOutWhatWasRedeemed() throws IOException {
    List<SignedLease> leases = new ArrayList<>(List.of(lease(0, 10), lease(10, 10)));
    mined(escrow.redeem(payer, submitter.voucher(provider, 20), leases));
    leases.add(lease(20, 10));
    SignedVoucher voucher = submitter.voucher(provider, 30);
    mined(escrow.redeem(payer, voucher, leases));
    assertThat(account(provider)).isEqualTo(new ProviderAccount(Wei.of(30), Wei.of(30)));
    refused(escrow.redeem(payer, voucher, leases), "NothingToPay(30, 30, 30)");
  }

  /** A hint must be 0 or the end of a taken slice at or before the new one; [100, 150) is taken. */
  @ParameterizedTest
  @CsvSource({"0, true", "150, true", "100, false", "149, false", "200, false", "201, false"})
  void hints(long hint, boolean accepted) throws IOException {
    mined(redeem(1, lease(100, 50)));
    TransactionOutcome outcome =
        new PlainRedeem(chain, payer, escrow)
            .send(
                submitter.voucher(provider, 2),
                List.of(lease(200, 10)),
                List.of(BigInteger.valueOf(hint)));
    if (accepted) {
      mined(outcome);
    } else {
      refused(outcome, "WrongHint(200, " + hint + ")");
    }
  }

  @Test
  void leasesAreForTheVouchersJobAndProvider() throws IOException {
    refused(redeem(10, lease(0, 5), submitter.lease(account(), 5, 5)), "LeaseMismatch(1)");
    refused(redeem(10, submitter.ofJob(randomHash()).lease(provider, 0, 10)), "LeaseMismatch(0)");
  }

  @Test
  void gasDoesNotGrowWithTheJob() throws IOException {
    redeemThroughClient(1);
    long early = redeemThroughClient(2);
    for (int i = 3; i < 20; i++) {
      redeemThroughClient(i);
    }
    // Walking over one slice costs 2,300; zero bytes in a signature make it a few hundred cheaper.
    assertThat(redeemThroughClient(20)).isCloseTo(early, Offset.offset(1000L));
  }

  @Test
  void gasOfALeaseDoesNotGrowWithItsCompany() throws IOException {
    mined(redeem(1, lease(0, 1)));
    long one = redeemAtOnce(1, 10);
    long eleven = redeemAtOnce(11, 100);
    long thirtyOne = redeemAtOnce(31, 300);
    assertThat((thirtyOne - one) / 30).isCloseTo((eleven - one) / 10, Offset.offset(500L));
  }

  /** So many leases of one wei, with gaps, in any order; returns the gas. */
  private long redeemAtOnce(int count, long from) throws IOException {
    List<SignedLease> leases = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      leases.add(lease(from + 2L * i, 1));
    }
    Collections.shuffle(leases, new Random(count));
    SignedVoucher voucher = submitter.voucher(provider, DEPOSIT);
    return mined(escrow.redeem(payer, voucher, leases)).gasUsed();
  }

  @Test
  void theClientReportsLeasesThatOverlapEachOther() throws IOException {
    SignedVoucher voucher = submitter.voucher(provider, 20);
    refused(
        escrow.redeem(payer, voucher, List.of(lease(0, 10), lease(9, 10))), "SliceOverlaps(9, 10)");
  }

  /** The i-th lease, a wei wide with a gap before the next; returns the gas. */
  private long redeemThroughClient(int i) throws IOException {
    return mined(escrow.redeem(payer, submitter.voucher(provider, i), List.of(lease(i * 2L, 1))))
        .gasUsed();
  }
}
