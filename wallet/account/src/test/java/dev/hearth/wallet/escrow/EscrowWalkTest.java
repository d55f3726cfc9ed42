package dev.hearth.wallet.escrow;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.wallet.ChainFixture;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** The whole escrow, in several tokens at once, beside a model of its ledger. */
abstract class EscrowWalkTest {
  abstract ChainFixture open() throws IOException;

  /** A walk each. */
  long[] seeds() {
    return new long[] {7, 11};
  }

  @Test
  void aRandomWalkConservesEveryWei() throws IOException {
    for (long seed : seeds()) {
      try (ChainFixture fixture = open()) {
        assertThat(new EscrowWalk(fixture, seed).run(360)).containsAll(EscrowWalk.STEPS);
      }
    }
  }
}
