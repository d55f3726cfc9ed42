package dev.hearth.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class QrTextTest {
  private static final List<String> ROWS = List.of("#.#", "..#", "##.");

  @Test
  void twoRowsShareALineAndTheQuietZoneIsLight() {
    List<String> lines = QrText.of(ROWS);
    assertThat(lines).hasSize(6).allSatisfy(line -> assertThat(line).hasSize(11));
    List<String> modules = modules(lines);
    for (int y = 0; y < 11; y++) {
      for (int x = 0; x < 11; x++) {
        boolean inside = x >= 4 && x < 7 && y >= 4 && y < 7;
        char wanted = inside ? ROWS.get(y - 4).charAt(x - 4) : '.';
        assertThat(modules.get(y).charAt(x)).as("%d, %d", x, y).isEqualTo(wanted);
      }
    }
  }

  /** As seen on a dark terminal: what is drawn is light. */
  private static List<String> modules(List<String> lines) {
    List<String> rows = new ArrayList<>();
    for (String line : lines) {
      rows.add(line.replaceAll("[\u2588\u2580]", ".").replaceAll("[^.]", "#"));
      rows.add(line.replaceAll("[\u2588\u2584]", ".").replaceAll("[^.]", "#"));
    }
    return rows;
  }
}
