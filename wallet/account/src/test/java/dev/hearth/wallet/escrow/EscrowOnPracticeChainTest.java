package dev.hearth.wallet.escrow;

import dev.hearth.wallet.ChainFixture;
import dev.hearth.wallet.PracticeFixture;
import java.io.IOException;

class EscrowOnPracticeChainTest extends EscrowContractTest {
  @Override
  ChainFixture open() throws IOException {
    return PracticeFixture.start();
  }
}
