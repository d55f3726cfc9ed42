package dev.hearth.compute.fold;

import static dev.hearth.compute.fold.Index.i;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class OperatorTest {
  /** Written by hand from the layout in {@link CanonicalBytes}. */
  private static final String BYTES_OF_DOUBLED =
      "02" // two tensors
          + "00000100000003" // IN, F32, one axis of 3
          + "01000100000003" // OUT
          + "01" // one stage
          + "0000002f" // of 47 bytes
          + "010100" // rank 1, writes tensor 1, no loop
          + "00000003" // dims
          + "0026" // 38 bytes of finish: one read, one constant, one instruction, result 10
          + "0101010a"
          + "0000" // tensor 0, no gather
          + "0000000000000000" // base
          + "0000000000000001" // of the output index
          + "0000000000000000" // of k
          + "40000000" // 2.0
          + "8108" // FMUL, flushed, of the read
          + "0900"; // and the constant

  @Test
  void hasCanonicalBytes() {
    assertThat(HexFormat.of().formatHex(doubled("x", 2).canonicalBytes()))
        .isEqualTo(BYTES_OF_DOUBLED);
  }

  @Test
  void hashesWhatItDoesNotItsNames() {
    assertThat(doubled("x", 2).hash()).isEqualTo(doubled("z", 2).hash());
    assertThat(doubled("x", 2).hash()).isNotEqualTo(doubled("x", 3).hash());
    assertThat(doubled("x", 2)).isEqualTo(doubled("x", 2)).isNotEqualTo(doubled("z", 2));
  }

  @Test
  void mayAliasWhatIsReadOnlyWhereItIsWritten() {
    assertThat(doubled("x", 2).mayAlias("y", "x")).isTrue();
    assertThat(shifted(i(0)).mayAlias("y", "x")).isTrue();
    assertThat(shifted(Index.of(0)).mayAlias("y", "x")).isFalse();
  }

  @Test
  void mayNotAliasWhatALaterStageReads() {
    Definition d = new Definition("later");
    TensorRef x = d.in("x", 3);
    d.map(d.out("y", 3), c -> c.at(x, i(0)));
    d.map(d.out("z", 3), c -> c.at(x, i(0)));
    Operator operator = d.build();
    assertThat(operator.mayAlias("y", "x")).isFalse();
    assertThat(operator.mayAlias("z", "x")).isFalse();
  }

  @Test
  void sharesEqualInstructions() {
    Definition d = new Definition("shared");
    TensorRef x = d.in("x", 3);
    d.map(d.out("y", 3), c -> c.at(x, i(0)).mul(2).add(c.at(x, i(0)).mul(2)));
    Program finish = d.build().stages().getFirst().finish();
    assertThat(finish.code()).hasSize(2);
    assertThat(finish.reads()).hasSize(1);
  }

  @Test
  void flushesWhatIsNotProven() {
    Definition d = new Definition("flushes");
    TensorRef x = d.in("x", 2);
    d.map(d.out("y", 2), c -> c.at(x, i(0)).mul(0x1p-50).mul(0x1p50));
    d.map(
        d.out("z", 2), c -> c.proven("for the test", () -> c.at(x, i(0)).mul(0x1p-50).mul(0x1p50)));
    int[] y = new int[2];
    int[] z = new int[2];
    int[] words = {Float.floatToIntBits(0x1p-60f), Float.floatToIntBits(0x1p-50f)};
    new Interpreter(d.build()).run(words, y, z);
    assertThat(y).containsExactly(0, words[1]);
    assertThat(z).containsExactly(words);
  }

  private static Operator doubled(String input, double factor) {
    Definition d = new Definition("doubled");
    TensorRef x = d.in(input, 3);
    d.map(d.out("y", 3), c -> c.at(x, i(0)).mul(factor));
    return d.build();
  }

  private static Operator shifted(Index at) {
    Definition d = new Definition("shifted");
    TensorRef x = d.in("x", 3);
    d.map(d.out("y", 3), c -> c.at(x, at).add(1));
    return d.build();
  }
}
