package dev.hearth.node.agent;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Denomination;
import dev.hearth.node.Fixtures;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.settings.OwnersSettings;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenWorthTest {
  private static final Address TOKEN = Address.ofHex("0x" + "7".repeat(40));
  private static final JobSpec IN_COIN = Fixtures.job(Fixtures.key(1));

  @TempDir Path root;

  /** T stands for the token's address; nothing behind the arrow: nobody says. */
  @ParameterizedTest
  @CsvSource({
    "none, 6, false, 5, '', ''",
    "T, 6, true, 5, '', ''",
    "T=0, 6, true, 5, '', ''",
    "T=0.5, 6, true, 3, 1500000000000, 1",
    "T=0.001, 18, true, 1999, 1, 2000",
    "'0x1111111111111111111111111111111111111111, T = 2', 0, true, 7, 14000000000000000000, 1"
  })
  void isByTheOwnersWord(
      String setting, int decimals, boolean accepted, long units, String coin, String ofTwoWei)
      throws Exception {
    InstantSource clock = InstantSource.system();
    try (DataFolder folder = DataFolder.open(root.resolve("node"));
        NodeStore store = NodeStore.open(folder, clock)) {
      OwnersSettings settings = OwnersSettings.open(root.resolve("settings.conf"), clock);
      settings.set(Catalogue.PAY_TOKENS, Optional.of(setting.replace("T", TOKEN.toString())));
      TokenWorth worth = new TokenWorth(settings, store.denominations());
      JobSpec job = IN_COIN.paying(TOKEN);
      assertThat(worth.inCoin(job, Wei.of(units))).isEmpty(); // its unit was never asked for

      store.denominations().put(job.escrow().chainId(), new Denomination(TOKEN, "PLN", decimals));

      assertThat(worth.accepted().accepts(TOKEN)).isEqualTo(accepted);
      assertThat(worth.inCoin(job, Wei.of(units))).isEqualTo(wei(coin));
      assertThat(worth.inMoneyOf(job, Wei.of(2))).isEqualTo(wei(ofTwoWei));
      assertThat(worth.accepted().accepts(Address.ZERO)).isTrue();
      assertThat(worth.inCoin(IN_COIN, Wei.of(units))).contains(Wei.of(units));
    }
  }

  /** Nobody has paid that in, but a stranger can announce it. */
  @Test
  void moreThanMoneyCanBeIsWorthNothing() throws Exception {
    InstantSource clock = InstantSource.system();
    try (DataFolder folder = DataFolder.open(root.resolve("node"));
        NodeStore store = NodeStore.open(folder, clock)) {
      OwnersSettings settings = OwnersSettings.open(root.resolve("settings.conf"), clock);
      settings.set(Catalogue.PAY_TOKENS, Optional.of(TOKEN + "=2"));
      TokenWorth worth = new TokenWorth(settings, store.denominations());
      JobSpec job = IN_COIN.paying(TOKEN);
      store.denominations().put(job.escrow().chainId(), new Denomination(TOKEN, "PLN", 6));
      assertThat(worth.inCoin(job, Fixtures.ABSURD)).isEmpty();
      store.denominations().put(job.escrow().chainId(), new Denomination(TOKEN, "PLN", 200));
      assertThat(worth.inMoneyOf(job, Wei.of(1))).isEmpty();
    }
  }

  private static Optional<Wei> wei(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(Wei.parse(text));
  }
}
