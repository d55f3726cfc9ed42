package dev.hearth.wallet.escrow;

import dev.hearth.wallet.ChainFixture;
import dev.hearth.wallet.PracticeFixture;
import java.io.IOException;
import org.junit.jupiter.api.Nested;

class AuditsOnPracticeChainTest {
  @Nested
  class Promises extends AuditsTest {
    @Override
    ChainFixture open() throws IOException {
      return PracticeFixture.start();
    }
  }

  @Nested
  class Attacks extends AuditAttacksTest {
    @Override
    ChainFixture open() throws IOException {
      return PracticeFixture.start();
    }
  }

  @Nested
  class Keepers extends KeeperDrawsTest {
    @Override
    ChainFixture open() throws IOException {
      return PracticeFixture.start();
    }
  }
}
