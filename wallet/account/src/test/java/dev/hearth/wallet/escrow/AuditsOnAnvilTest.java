package dev.hearth.wallet.escrow;

import dev.hearth.wallet.AnvilFixture;
import dev.hearth.wallet.ChainFixture;
import java.io.IOException;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class AuditsOnAnvilTest {
  @Nested
  class Promises extends AuditsTest {
    @Override
    ChainFixture open() throws IOException {
      return AnvilFixture.start(31_337);
    }
  }

  @Nested
  class Attacks extends AuditAttacksTest {
    @Override
    ChainFixture open() throws IOException {
      return AnvilFixture.start(31_337);
    }
  }

  @Nested
  class Keepers extends KeeperDrawsTest {
    @Override
    ChainFixture open() throws IOException {
      return AnvilFixture.start(31_337);
    }
  }
}
