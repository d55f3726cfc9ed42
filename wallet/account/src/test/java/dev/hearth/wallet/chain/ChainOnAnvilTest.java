package dev.hearth.wallet.chain;

import dev.hearth.wallet.AnvilFixture;
import dev.hearth.wallet.ChainFixture;
import java.io.IOException;
import org.junit.jupiter.api.Tag;

@Tag("slow")
class ChainOnAnvilTest extends ChainTest {
  @Override
  ChainFixture open() throws IOException {
    return AnvilFixture.start(31_338);
  }
}
