package dev.hearth.wallet.escrow;

import dev.hearth.wallet.AnvilFixture;
import dev.hearth.wallet.ChainFixture;
import java.io.IOException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class EscrowOnAnvilTest {
  @Nested
  class Money extends EscrowMoneyTest {
    @Override
    ChainFixture open() throws IOException {
      return AnvilFixture.start(31_337);
    }
  }

  @Nested
  class Slices extends EscrowSlicesTest {
    @Override
    ChainFixture open() throws IOException {
      return AnvilFixture.start(31_337);
    }
  }

  @Nested
  class Attacks extends EscrowAttacksTest {
    @Override
    ChainFixture open() throws IOException {
      return AnvilFixture.start(31_337);
    }
  }

  @Nested
  class Claimed extends EscrowClaimsTest {
    @Override
    ChainFixture open() throws IOException {
      return AnvilFixture.start(31_337);
    }
  }

  @Nested
  class ClaimAttacks extends EscrowClaimAttacksTest {
    @Override
    ChainFixture open() throws IOException {
      return AnvilFixture.start(31_337);
    }
  }

  @Nested
  class InASilentToken extends EscrowMoneyTest {
    @Override
    ChainFixture open() throws IOException {
      return AnvilFixture.start(31_337);
    }

    @Override
    String tokenName() {
      return "SilentToken";
    }
  }

  @Nested
  class ClaimedInASilentToken extends EscrowClaimsTest {
    @Override
    ChainFixture open() throws IOException {
      return AnvilFixture.start(31_337);
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
      return AnvilFixture.start(31_337);
    }
  }

  @Nested
  class Walks extends EscrowWalkTest {
    @Override
    ChainFixture open() throws IOException {
      return AnvilFixture.start(31_337);
    }

    /** One takes long enough. */
    @Override
    long[] seeds() {
      return new long[] {7};
    }
  }

  @Nested
  class Held extends EscrowHoldingsTest {
    @Override
    ChainFixture open() throws IOException {
      return AnvilFixture.start(31_337);
    }
  }

  @Nested
  class HeldInAToken extends EscrowHoldingsTest {
    @Override
    ChainFixture open() throws IOException {
      return AnvilFixture.start(31_337);
    }

    @Override
    String tokenName() {
      return "SilentToken";
    }
  }
}
