package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.wallet.ChainFixture;
import java.io.IOException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole escrow, in several tokens at once, beside a model of its ledger. */
abstract class EscrowWalkTest {
  abstract ChainFixture open() throws IOException;

  @ParameterizedTest
  @ValueSource(longs = {7, 11})
  void aRandomWalkConservesEveryWei(long seed) throws IOException {
    try (ChainFixture fixture = open()) {
      assertThat(new EscrowWalk(fixture, seed).run(360)).containsAll(EscrowWalk.STEPS);
    }
  }
}
