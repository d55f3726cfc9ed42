package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.ChainFixture;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** What the escrow promises about money: who pays, who is paid, what comes back. */
abstract class EscrowMoneyTest extends EscrowTest {

  @Test
  void whoeverMadeItFindsItAgain() throws IOException {
    Court court = Court.madeBy(chain, payer.address()).orElseThrow();
    assertThat(court.address()).isEqualTo(Claims.at(chain, escrow.address()).court());
    assertThat(Escrow.madeBy(chain, payer.address(), court.address()).map(Escrow::address))
        .contains(escrow.address());
    Address stranger = rich().address();
    assertThat(Court.madeBy(chain, stranger)).isEmpty();
    assertThat(Escrow.madeBy(chain, stranger, court.address())).isEmpty();
    assertThat(Escrow.madeBy(chain, payer.address(), stranger)).isEmpty();
  }

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
                Wei.ZERO,
                token.address()));
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
    refused(
        escrow.fund(payer, randomHash(), nobody, deadline, token.address(), Wei.of(1)),
        "NoSigner()");
    Instant past = chain.time();
    refused(
        escrow.fund(payer, randomHash(), provider, past, token.address(), Wei.of(1)),
        "DeadlinePassed(" + past.getEpochSecond() + ")");
  }

  @Test
  void aDepositFitsIn128Bits() throws IOException {
    Wei bound = new Wei(BigInteger.TWO.pow(128));
    WalletKey whale = rich();
    Wei onTop = bound.minus(ChainFixture.PLENTY).minus(Wei.of(1));
    token.give(whale.address(), onTop);
    Wei tooMuch = bound.minus(Wei.of(DEPOSIT));
    refused(escrow.topUp(whale, submitter.job(), tooMuch), "DepositTooLarge(" + bound);
  }

  @Test
  void aTopUpWidensTheDeposit() throws IOException {
    refused(redeem(10, lease(DEPOSIT, 10)), "SliceOutsideDeposit(1000, 10, 1000)");
    mined(escrow.topUp(rich(), submitter.job(), Wei.of(10)));
    mined(redeem(10, lease(DEPOSIT, 10)));
    refused(escrow.topUp(payer, submitter.job(), Wei.ZERO), "NoDeposit()");
    refused(escrow.topUp(payer, randomHash(), Wei.of(1)), "UnknownJob");
  }

  @Test
  void aVoucherPaysFromItsSlices() throws IOException {
    mined(redeem(70, lease(0, 40), lease(500, 30)));
    assertThat(balance(provider)).isEqualTo(Wei.of(70));
    assertThat(account(provider)).isEqualTo(new ProviderAccount(Wei.of(70), Wei.of(70)));
    assertThat(job().paid()).isEqualTo(Wei.of(70));
  }

  @Test
  void aLaterVoucherPaysTheDifference() throws IOException {
    mined(redeem(10, lease(0, 100)));
    mined(redeem(25));
    mined(redeem(130, lease(100, 30)));
    assertThat(balance(provider)).isEqualTo(Wei.of(130));
    refused(redeem(130), "NothingToPay(130, 130, 130)");
    refused(redeem(25), "NothingToPay(25, 130, 130)");
    refused(redeem(0), "NothingToPay(0, 130, 130)");
  }

  @Test
  void paymentStaysWithinTheSlices() throws IOException {
    refused(redeem(1), "NothingToPay(1, 0, 0)");
    mined(redeem(41, lease(0, 40)));
    assertThat(balance(provider)).isEqualTo(Wei.of(40));
    refused(redeem(41), "NothingToPay(41, 40, 40)");
    mined(redeem(41, lease(40, 40)));
    assertThat(account(provider)).isEqualTo(new ProviderAccount(Wei.of(41), Wei.of(80)));
  }

  @Test
  void theRestGoesBackAfterTheDeadline() throws IOException {
    mined(redeem(100, lease(0, 100)));
    WalletKey anyone = rich();
    refused(escrow.refund(anyone, submitter.job()), "DeadlineAhead(");
    fixture.advance(TERM.minusSeconds(10));
    refused(escrow.refund(anyone, submitter.job()), "DeadlineAhead(");
    fixture.advance(Duration.ofSeconds(10));

    Wei before = balance(payer.address());
    mined(escrow.refund(anyone, submitter.job()));
    assertThat(balance(payer.address())).isEqualTo(before.plus(Wei.of(DEPOSIT - 100)));
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
    assertThat(balance(provider)).isEqualTo(Wei.of(100));
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

  /** The provider and a stranger send the same voucher at the same moment, from two accounts. */
  @Test
  void whoeverRedeemsFirstPaysTheProviderOnce() throws Exception {
    SignedVoucher voucher = submitter.voucher(provider, 40);
    List<Future<TransactionOutcome>> outcomes = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        WalletKey gasPayer = rich();
        outcomes.add(threads.submit(() -> escrow.redeem(gasPayer, voucher, List.of(lease(0, 40)))));
      }
    }
    int paid = 0;
    for (Future<TransactionOutcome> outcome : outcomes) {
      paid += outcome.get() instanceof TransactionOutcome.Mined ? 1 : 0;
    }
    assertThat(paid).isEqualTo(1);
    assertThat(balance(provider)).isEqualTo(Wei.of(40));
  }
}
