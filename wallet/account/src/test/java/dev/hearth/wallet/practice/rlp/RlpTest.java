package dev.hearth.wallet.practice.rlp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RlpTest {
  private static final String LOREM = "Lorem ipsum dolor sit amet, consectetur adipisicing elit";

  /** The examples of ethereum.org's description of RLP. */
  @Test
  void encodesTheKnownExamples() {
    assertThat(hex(text("dog"))).isEqualTo("83646f67");
    assertThat(hex(Rlp.list(text("cat"), text("dog")))).isEqualTo("c88363617483646f67");
    assertThat(hex(text(""))).isEqualTo("80");
    assertThat(hex(Rlp.list())).isEqualTo("c0");
    assertThat(hex(Rlp.of(0))).isEqualTo("80");
    assertThat(hex(Rlp.of(15))).isEqualTo("0f");
    assertThat(hex(Rlp.of(128))).isEqualTo("8180");
    assertThat(hex(Rlp.of(BigInteger.valueOf(1024)))).isEqualTo("820400");
    assertThat(hex(Rlp.list(Rlp.list(), Rlp.list(Rlp.list())))).isEqualTo("c3c0c1c0");
    assertThat(hex(text(LOREM))).startsWith("b8384c6f72656d20");
  }

  @ParameterizedTest
  @ValueSource(strings = {"83646f67", "c88363617483646f67", "80", "c0", "0f", "8180", "c3c0c1c0"})
  void readsWhatItWrites(String encoded) throws IOException {
    assertThat(hex(RlpReader.read(HexFormat.of().parseHex(encoded)))).isEqualTo(encoded);
  }

  @Test
  void readsLongItems() throws IOException {
    Rlp list = Rlp.list(text(LOREM), text("x".repeat(70_000)));
    assertThat(RlpReader.read(list.encode()).encode()).isEqualTo(list.encode());
  }

  /** Nothing, cut short, too much, and each value's second spellings. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "83646f",
        "8000",
        "c183",
        "c28361",
        "8105",
        "b800",
        "b80161",
        "b8370000",
        "b90038",
        "b8ffffffff",
        "bfffffffffffffffff",
        "f800",
        "f80180",
        "c9c8c7c6c5c4c3c2c1c0"
      })
  void refusesWhatIsNotCanonical(String encoded) {
    assertThatThrownBy(() -> RlpReader.read(HexFormat.of().parseHex(encoded)))
        .isInstanceOf(MalformedRlpException.class);
  }

  private static Rlp text(String text) {
    return Rlp.of(text.getBytes(StandardCharsets.US_ASCII));
  }

  private static String hex(Rlp item) {
    return HexFormat.of().formatHex(item.encode());
  }
}
