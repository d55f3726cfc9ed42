package dev.hearth.wallet.escrow;

import dev.hearth.wallet.ChainFixture;
import dev.hearth.wallet.PracticeFixture;
import java.io.IOException;
import org.junit.jupiter.api.Nested;

class EscrowOnPracticeChainTest {
  @Nested
  class Money extends EscrowMoneyTest {
    @Override
    ChainFixture open() throws IOException {
      return PracticeFixture.start();
    }
  }

  @Nested
  class Slices extends EscrowSlicesTest {
    @Override
    ChainFixture open() throws IOException {
      return PracticeFixture.start();
    }
  }

  @Nested
  class Attacks extends EscrowAttacksTest {
    @Override
    ChainFixture open() throws IOException {
      return PracticeFixture.start();
    }
  }

  @Nested
  class Claimed extends EscrowClaimsTest {
    @Override
    ChainFixture open() throws IOException {
      return PracticeFixture.start();
    }
  }

  @Nested
  class ClaimAttacks extends EscrowClaimAttacksTest {
    @Override
    ChainFixture open() throws IOException {
      return PracticeFixture.start();
    }
  }
}
