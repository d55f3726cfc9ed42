package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.PracticeFixture;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.chain.TransactionOutcome.Mined;
import dev.hearth.wallet.chain.TransactionOutcome.Reverted;
import dev.hearth.wallet.keys.WalletKey;
import dev.hearth.wallet.token.Token;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class PurseTest {
  private static final Wei DEPOSIT = Wei.of(10);

  @Test
  void whatTheEscrowDidNotTakeItMayNotTake() throws IOException {
    try (PracticeFixture fixture = PracticeFixture.start()) {
      WalletKey payer = fixture.richKey();
      TestToken token = TestToken.deploy(fixture.chain(), payer, "PlainToken");
      token.give(payer.address(), Wei.of(100));
      Escrow escrow = Escrow.at(fixture.chain(), escrow(fixture, payer));
      Instant deadline = fixture.chain().time().plus(Duration.ofDays(1));
      assertThat(fund(escrow, payer, token, deadline)).isInstanceOf(Mined.class);
      assertThat(fund(escrow, payer, token, deadline)).isInstanceOf(Reverted.class);
      Token money = Token.at(fixture.chain(), token.address());
      assertThat(money.allowance(payer.address(), escrow.address())).isEqualTo(Wei.ZERO);
      assertThat(token.balance(payer.address())).isEqualTo(Wei.of(90));
    }
  }

  private static Address escrow(PracticeFixture fixture, WalletKey payer) throws IOException {
    return ((Mined) Escrow.deploy(fixture.chain(), payer)).contract().orElseThrow();
  }

  /** Always the same job, which can be funded once. */
  private static TransactionOutcome fund(
      Escrow escrow, WalletKey payer, TestToken token, Instant deadline) throws IOException {
    return escrow.fund(payer, Hash.ZERO, payer.address(), deadline, token.address(), DEPOSIT);
  }
}
