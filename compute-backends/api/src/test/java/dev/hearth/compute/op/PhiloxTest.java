package dev.hearth.compute.op;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.fold.Definition;
import dev.hearth.compute.fold.Index;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.TensorRef;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The known answers of Random123, kat_vectors: philox2x32 10. */
class PhiloxTest {
  @ParameterizedTest
  @CsvSource({
    "00000000, 00000000, 00000000, ff1dae59, 6cd10df2",
    "ffffffff, ffffffff, ffffffff, 2c3f628b, ab4fd7ad",
    "243f6a88, 85a308d3, 13198a2e, dd7ce038, f62a4c12",
  })
  void gives(String counter0, String counter1, String key, String first, String second) {
    int[] in = {word(counter0), word(counter1), word(key)};
    Run run = Run.of(philox(), in);
    assertThat(run.words("first")).containsExactly(word(first));
    assertThat(run.words("second")).containsExactly(word(second));
  }

  private static Operator philox() {
    Definition d = new Definition("philox");
    TensorRef in = d.inInts("in", 3);
    TensorRef first = d.outInts("first", 1);
    TensorRef second = d.outInts("second", 1);
    Index[] at = {Index.of(0), Index.of(1), Index.of(2)};
    d.map(first, c -> Philox.of(c, c.at(in, at[2]), c.at(in, at[0]), c.at(in, at[1])).first());
    d.map(second, c -> Philox.of(c, c.at(in, at[2]), c.at(in, at[0]), c.at(in, at[1])).second());
    return d.build();
  }

  private static int word(String hex) {
    return Integer.parseUnsignedInt(hex, 16);
  }
}
