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

  @Nested
  class InAToken extends EscrowMoneyTest {
    @Override
    ChainFixture open() throws IOException {
      return PracticeFixture.start();
    }

    @Override
    String tokenName() {
      return "PlainToken";
    }
  }

  @Nested
  class InASilentToken extends EscrowMoneyTest {
    @Override
    ChainFixture open() throws IOException {
      return PracticeFixture.start();
    }

    @Override
    String tokenName() {
      return "SilentToken";
    }
  }

  @Nested
  class ClaimedInAToken extends EscrowClaimsTest {
    @Override
    ChainFixture open() throws IOException {
      return PracticeFixture.start();
    }

    @Override
    String tokenName() {
      return "PlainToken";
    }
  }

  @Nested
  class ClaimedInASilentToken extends EscrowClaimsTest {
    @Override
    ChainFixture open() throws IOException {
      return PracticeFixture.start();
    }

    @Override
    String tokenName() {
      return "SilentToken";
    }
  }

  @Nested
  class OddTokens extends EscrowTokensTest {
    @Override
    ChainFixture open() throws IOException {
      return PracticeFixture.start();
    }
  }

  @Nested
  class Walks extends EscrowWalkTest {
    @Override
    ChainFixture open() throws IOException {
      return PracticeFixture.start();
    }
  }

  @Nested
  class Held extends EscrowHoldingsTest {
    @Override
    ChainFixture open() throws IOException {
      return PracticeFixture.start();
    }
  }

  @Nested
  class HeldInAToken extends EscrowHoldingsTest {
    @Override
    ChainFixture open() throws IOException {
      return PracticeFixture.start();
    }

    @Override
    String tokenName() {
      return "SilentToken";
    }
  }
}
