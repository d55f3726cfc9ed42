package dev.hearth.protocol.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Hash;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Who has the code knows a plant, and one that is shown says nothing of others. */
class PlantCodeTest {
  private static final Hash STATE = hash(9);
  private static final PlantCode CODE = new PlantCode(hash(1), hash(2), hash(3));

  private static Hash hash(int number) {
    return Hash.sha256(new byte[] {(byte) number});
  }

  /** The salt of a lease against that of another code or lease: what it depends on. */
  @ParameterizedTest
  @CsvSource({
    "1, 2, 3, 4, true, true",
    "8, 2, 3, 4, true, false",
    "1, 8, 3, 4, true, true",
    "1, 2, 8, 4, false, false",
    "1, 2, 3, 8, false, false"
  })
  void aSaltFollowsFromSecretAndLeaseAndARootFromThePotToo(
      int pot, int job, int secret, int lease, boolean sameSalt, boolean sameRoot) {
    PlantCode other = new PlantCode(hash(pot), hash(job), hash(secret));

    assertThat(other.salt(hash(lease)).equals(CODE.salt(hash(4)))).isEqualTo(sameSalt);
    assertThat(other.root(hash(lease)).equals(CODE.root(hash(4)))).isEqualTo(sameRoot);
  }

  /** As the contract computes it from what it is shown. */
  @Test
  void theRootIsThatOfTheDraw() {
    assertThat(CODE.root(hash(4))).isEqualTo(Draw.planted(CODE.pot(), CODE.salt(hash(4))));
    assertThat(CODE.salt(hash(4)))
        .isEqualTo(Hash.keccak256(CODE.secret().toArray(), hash(4).toArray()));
  }

  /** Segments, the one that is planted (-1: none) for which lease, and where it is found in 4. */
  @ParameterizedTest
  @CsvSource({"3, -1, 4, -1", "3, 0, 4, 0", "3, 2, 4, 2", "1, 0, 4, 0", "3, 2, 5, -1"})
  void aPlantIsKnownByItsValue(int segments, int planted, int lease, int found) {
    List<Hash> states = new ArrayList<>(Collections.nCopies(segments, STATE));
    if (planted >= 0) {
      states.set(planted, CODE.root(hash(lease)));
    }
    BlobId update = BlobId.of(new byte[0]);
    Commitment commitment = new Commitment(hash(4), segments, states, STATE, update, 1);
    OptionalInt expected = found < 0 ? OptionalInt.empty() : OptionalInt.of(found);

    assertThat(CODE.place(commitment)).isEqualTo(expected);
  }

  @Test
  void itIsOneLineThatReadsBack() {
    assertThat(CODE.text()).startsWith("hearth-plant:1:").doesNotContainAnyWhitespaces();
    assertThat(PlantCode.read(" " + CODE.text() + "\n")).contains(CODE);
  }

  @Test
  void aSlipInItIsNoticed() {
    String text = CODE.text();
    int prefix = "hearth-plant:1:".length();
    assertThat(IntStream.range(prefix, text.length() - 1))
        .allMatch(at -> PlantCode.read(changed(text, at)).isEmpty());
    assertThat(PlantCode.read(text.substring(0, text.length() - 2))).isEmpty();
    assertThat(PlantCode.read("hearth-pair" + text.substring("hearth-plant".length()))).isEmpty();
    assertThat(PlantCode.read("")).isEmpty();
  }

  private static String changed(String text, int at) {
    char other = text.charAt(at) == 'A' ? 'B' : 'A';
    return text.substring(0, at) + other + text.substring(at + 1);
  }

  @Test
  void itsSecretIsInNoLog() {
    assertThat(CODE.toString()).doesNotContain(CODE.secret().hex().substring(0, 8));
  }
}
