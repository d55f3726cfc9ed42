package dev.hearth.node.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HeraldTest {
  private final List<String> heard = new ArrayList<>();
  @TempDir Path folder;

  @Test
  void tellsOnceHoweverOftenItStarts() throws IOException {
    Standing standing =
        new Standing(
            false,
            Wei.of(7),
            Wei.of(3),
            List.of(
                new Standing.Benched("cuda-0", "RTX 3080", "It gave different bits."),
                new Standing.Benched("cpu", "CPU", "It gave different bits.")));
    hear(standing);
    assertThat(heard)
        .containsExactly(
            "Your first earning. This machine has earned 7 units.",
            "Paid out. 3 units went to your wallet.",
            "RTX 3080 cannot earn. It gave different bits.",
            "CPU cannot earn. It gave different bits.");
    heard.clear();
    hear(standing);
    assertThat(heard).isEmpty();
    hear(new Standing(false, Wei.of(7), Wei.of(3), List.of()));
    hear(new Standing(false, Wei.of(9), Wei.of(8), List.of()));
    assertThat(heard).containsExactly("Paid out. 5 units went to your wallet.");
  }

  @Test
  void tellsAlsoWhereNothingCanBeStored() throws IOException {
    Standing standing = new Standing(false, Wei.of(7), Wei.ZERO, List.of());
    try (DataFolder data = DataFolder.open(folder)) {
      NodeStore store = NodeStore.open(data, InstantSource.system());
      Herald herald = herald(store);
      store.close();
      herald.hear(standing);
      herald.hear(standing);
    }
    assertThat(heard).containsExactly("Your first earning. This machine has earned 7 units.");
  }

  private Herald herald(NodeStore store) {
    return new Herald(
        (title, sentence) -> heard.add(title + ". " + sentence),
        new SettingsToldStore(store.settings()),
        amount -> amount + " units");
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
