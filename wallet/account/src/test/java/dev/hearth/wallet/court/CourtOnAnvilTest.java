package dev.hearth.wallet.court;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.wallet.AnvilFixture;
import dev.hearth.wallet.ChainFixture;
import dev.hearth.wallet.PracticeFixture;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A dispute costs on the practice chain what it costs on the one that others trust. */
@Tag("slow")
class CourtOnAnvilTest {
  private static final WalletKey KEY =
      WalletKey.of(
          new byte[] {
            7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7, 7,
            7, 7, 7
          });

  @Test
  void theSameDisputeTakesTheSameGas() throws IOException {
    try (ChainFixture practice = PracticeFixture.start();
        ChainFixture anvil = AnvilFixture.start(31_337)) {
      practice.chain().practiceTools().grant(KEY.address(), ChainFixture.PLENTY);
      anvil.chain().practiceTools().grant(KEY.address(), ChainFixture.PLENTY);
      assertThat(Walk.on(anvil, KEY).gas).isEqualTo(Walk.on(practice, KEY).gas);
    }
  }
}
