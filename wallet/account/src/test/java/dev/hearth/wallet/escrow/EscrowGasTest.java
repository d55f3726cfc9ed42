package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.wallet.ChainFixture;
import dev.hearth.wallet.chain.MirroredFixture;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

/** Every test of the contract on both chains at once: the same receipts, to the unit of gas. */
@Tag("slow")
class EscrowGasTest {
  @Nested
  class Money extends EscrowMoneyTest {
    @Override
    ChainFixture open() throws IOException {
      return MirroredFixture.start();
    }

    @AfterAll
    void areCompared() {
      compared(fixture);
    }
  }

  @Nested
  class Slices extends EscrowSlicesTest {
    @Override
    ChainFixture open() throws IOException {
      return MirroredFixture.start();
    }

    @AfterAll
    void areCompared() {
      compared(fixture);
    }
  }

  @Nested
  class Attacks extends EscrowAttacksTest {
    @Override
    ChainFixture open() throws IOException {
      return MirroredFixture.start();
    }

    @AfterAll
    void areCompared() {
      compared(fixture);
    }
  }

  @Nested
  class Tokens extends EscrowTokensTest {
    @Override
    ChainFixture open() throws IOException {
      return MirroredFixture.start();
    }

    @AfterAll
    void areCompared() {
      compared(fixture);
    }
  }

  @Nested
  class SilentTokens extends EscrowClaimsTest {
    @Override
    ChainFixture open() throws IOException {
      return MirroredFixture.start();
    }

    @Override
    String tokenName() {
      return "SilentToken";
    }

    @AfterAll
    void areCompared() {
      compared(fixture);
    }
  }

  private static void compared(ChainFixture fixture) {
    int receipts = ((MirroredFixture) fixture).compared();
    assertThat(receipts).isGreaterThan(1);
    System.out.println(receipts + " receipts equal to anvil's");
  }
}
