package dev.hearth.wallet.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KeyDerivationTest {
  private static final String SEED_1 = "000102030405060708090a0b0c0d0e0f";
  private static final String SEED_3 =
      "4b381541583be4423346c643850da4b320e46a87ae3d2a4e6da11eba819cd4ac"
          + "ba45d239319ac14f863b8d5ab5a0d0c64d2e8a1e7d1457df2e5a3c51c73235be";

  /** BIP-32's own vectors 1 and 3; the third has a master key that begins with a zero byte. */
  @ParameterizedTest
  @CsvSource({
    SEED_1 + ", m, e8f32e723decf4051aefac8e2c93c9c5b214313817cdb01a1494b917c8436b35",
    SEED_1 + ", m/0', edb2e14f9ee77d26dd93b4ecede8d16ed408ce149b6cd80b0715a2d911a0afea",
    SEED_1 + ", m/0'/1, 3c6cb8d0f6a264c91ea8b5030fadaa8e538b020f0a387421a12de9319dc93368",
    SEED_1 + ", m/0'/1/2', cbce0d719ecf7431d88e6a89fa1483e02e35092af60c042b1df2ff59fa424dca",
    SEED_1 + ", m/0'/1/2'/2, 0f479245fb19a38a1954c5c7c0ebab2f9bdfd96a17563ef28a6a4b1a2a764ef4",
    SEED_1
        + ", m/0'/1/2'/2/1000000000,"
        + " 471b76e389e528d6de6d816857e012c5455051cad6660850e58372a6c3e6e7c8",
    SEED_3 + ", m, 00ddb80b067e0d4993197fe10f2657a844a384589847602d56f0c629c81aae32",
    SEED_3 + ", m/0', 491f7a2eebc7b57028e0d3faa0acda02e75c33b03c48fb288c41e2ea44e1daef"
  })
  void derives(String seed, String path, String secret) {
    byte[] derived = new KeyDerivation(HexFormat.of().parseHex(seed)).secret(path(path));
    assertThat(HexFormat.of().formatHex(derived)).isEqualTo(secret);
  }

  @Test
  void machinesAreCountedFromZero() {
    assertThatThrownBy(() -> KeyPath.machine(-1)).isInstanceOf(IllegalArgumentException.class);
  }

  private static KeyPath path(String text) {
    List<Integer> steps =
        Arrays.stream(text.split("/")).skip(1).map(KeyDerivationTest::step).toList();
    return new KeyPath(steps);
  }

  private static int step(String text) {
    return text.endsWith("'")
        ? Integer.parseInt(text.substring(0, text.length() - 1)) | 0x8000_0000
        : Integer.parseInt(text);
  }
}
