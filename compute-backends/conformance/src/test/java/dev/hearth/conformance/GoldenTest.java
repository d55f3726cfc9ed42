package dev.hearth.conformance;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.compute.check.Flavor;
import dev.hearth.compute.check.Trial;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Role;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * What the reference computes today, by family: the hash of the first shape's definition and of its
 * results. A change of bits is a change of contract; whoever means it pastes the new lines.
 */
class GoldenTest {
  @Test
  void bitsAreThoseCommitted() throws IOException {
    List<String> actual = Families.ALL.stream().map(GoldenTest::line).toList();
    assertThat(actual).containsExactlyElementsOf(committed());
  }

  private static List<String> committed() throws IOException {
    try (InputStream golden = GoldenTest.class.getResourceAsStream("golden.txt")) {
      return new String(golden.readAllBytes(), US_ASCII).lines().toList();
    }
  }

  private static String line(Family family) {
    Operator operator = family.operators().getFirst();
    return String.join(
        " ",
        family.factory(),
        hex(operator.hash()),
        hex(results(new Trial(operator, Flavor.ORDINARY, 1))),
        hex(results(new Trial(operator, Flavor.SPREAD, 1))));
  }

  private static byte[] results(Trial trial) {
    MessageDigest sha = sha256();
    int[][] words = trial.expected();
    for (int t = 0; t < words.length; t++) {
      if (trial.operator().arguments().get(t).role() == Role.OUT) {
        sha.update(bytes(words[t]));
      }
    }
    return sha.digest();
  }

  private static byte[] bytes(int[] words) {
    ByteBuffer bytes = ByteBuffer.allocate(words.length * Integer.BYTES);
    for (int word : words) {
      bytes.putInt(word);
    }
    return bytes.array();
  }

  /** The first 8 bytes tell enough. */
  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash, 0, 8);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
