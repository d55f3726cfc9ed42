package dev.hearth.wallet.chain;

import dev.hearth.wallet.ChainFixture;
import dev.hearth.wallet.PracticeFixture;
import java.io.IOException;

class ChainOnPracticeChainTest extends ChainTest {
  @Override
  ChainFixture open() throws IOException {
    return PracticeFixture.start();
  }
}
