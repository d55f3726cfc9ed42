package dev.hearth.wallet.escrow;

import dev.hearth.wallet.AnvilFixture;
import dev.hearth.wallet.ChainFixture;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class EscrowOnAnvilTest extends EscrowContractTest {
  @Override
  ChainFixture open() throws IOException {
    return AnvilFixture.start(31_337);
  }
}
