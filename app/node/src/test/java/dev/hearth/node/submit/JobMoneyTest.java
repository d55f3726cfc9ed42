package dev.hearth.node.submit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.TransactionOutcome;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JobMoneyTest {
  @Test
  void whatIsInNoBlockYetMayStillArrive() {
    Address payer = Address.of(new byte[Address.SIZE]);
    assertThat(JobMoney.failure(new TransactionOutcome.Unconfirmed(Hash.ZERO)))
        .containsInstanceOf(Payment.Unconfirmed.class);
    assertThat(JobMoney.failure(new TransactionOutcome.InsufficientFunds(payer, Wei.of(1))))
        .containsInstanceOf(Payment.NotDone.class);
    assertThat(JobMoney.failure(new TransactionOutcome.Behind(Hash.ZERO)))
        .containsInstanceOf(Payment.NotDone.class);
    assertThat(
            JobMoney.failure(
                new TransactionOutcome.Mined(Hash.ZERO, Optional.empty(), 1, 1, Wei.ZERO)))
        .isEmpty();
  }
}
