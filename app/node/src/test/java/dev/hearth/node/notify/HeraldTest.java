package dev.hearth.node.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.Denomination;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeraldTest {
  private static final Denomination GOLD = new Denomination(address('1'), "GOLD", 18);
  private static final Denomination SALT = new Denomination(address('2'), "SALT", 6);

  private final List<String> heard = new ArrayList<>();
  @TempDir Path folder;

  @Test
  void tellsOnceHoweverOftenItStarts() throws IOException {
    Standing standing =
        new Standing(
            false,
            coin(7, 3),
            List.of(
                new Standing.Benched("cuda-0", "RTX 3080", "It gave different bits."),
                new Standing.Benched("cpu", "CPU", "It gave different bits.")));
    hear(standing);
    assertThat(heard)
        .containsExactly(
            "Your first earning. This machine has earned 7 ETH.",
            "Paid out. 3 ETH went to your wallet.",
            "RTX 3080 cannot earn. It gave different bits.",
            "CPU cannot earn. It gave different bits.");
    heard.clear();
    hear(standing);
    assertThat(heard).isEmpty();
    hear(new Standing(false, coin(7, 3), List.of()));
    hear(new Standing(false, coin(9, 8), List.of()));
    assertThat(heard).containsExactly("Paid out. 5 ETH went to your wallet.");
  }

  private static Address address(char digit) {
    return Address.ofHex("0x" + String.valueOf(digit).repeat(2 * Address.SIZE));
  }

  private static List<Standing.Sum> coin(long earned, long withdrawn) {
    return List.of(new Standing.Sum(Denomination.COIN, Wei.of(earned), Wei.of(withdrawn)));
  }

  /** Each token is counted for itself, also over a restart. */
  @Test
  void tellsOfPayoutsInTokensOnce() throws IOException {
    hear(new Standing(false, List.of(sum(GOLD, 5, 2), sum(SALT, 9, 0)), List.of()));
    hear(new Standing(false, List.of(sum(GOLD, 5, 2), sum(SALT, 9, 4)), List.of()));
    hear(new Standing(false, List.of(sum(GOLD, 8, 8), sum(SALT, 9, 4)), List.of()));
    assertThat(heard)
        .containsExactly(
            "Your first earning. This machine has earned 5 GOLD.",
            "Paid out. 2 GOLD went to your wallet.",
            "Paid out. 4 SALT went to your wallet.",
            "Paid out. 6 GOLD went to your wallet.");
  }

  private static Standing.Sum sum(Denomination money, long earned, long withdrawn) {
    return new Standing.Sum(money, Wei.of(earned), Wei.of(withdrawn));
  }

  @Test
  void tellsAlsoWhereNothingCanBeStored() throws IOException {
    Standing standing = new Standing(false, coin(7, 0), List.of());
    try (DataFolder data = DataFolder.open(folder)) {
      NodeStore store = NodeStore.open(data, InstantSource.system());
      Herald herald = herald(store);
      store.close();
      herald.hear(standing);
      herald.hear(standing);
    }
    assertThat(heard).containsExactly("Your first earning. This machine has earned 7 ETH.");
  }

  private Herald herald(NodeStore store) {
    return new Herald(
        (title, sentence) -> heard.add(title + ". " + sentence),
        new SettingsToldStore(store.settings()),
        (amount, in) -> amount + " " + in.symbol());
  }

  private void hear(Standing standing) throws IOException {
    try (DataFolder data = DataFolder.open(folder);
        NodeStore store = NodeStore.open(data, InstantSource.system())) {
      Herald herald = herald(store);
      herald.hear(standing);
      herald.hear(standing);
    }
  }
}
