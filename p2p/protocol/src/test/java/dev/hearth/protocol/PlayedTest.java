package dev.hearth.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.hearth.protocol.dispute.Agreement;
import dev.hearth.protocol.dispute.Evidence;
import dev.hearth.protocol.dispute.HeaderProof;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Picked;
import dev.hearth.protocol.dispute.Played;
import dev.hearth.protocol.dispute.Regions;
import dev.hearth.protocol.dispute.StageProof;
import dev.hearth.protocol.dispute.Written;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Moves of a dispute as they travel. */
class PlayedTest {
  private static final Signature SIGNATURE =
      NodeKey.of(Hash.sha256(new byte[] {1}).toArray()).sign(hash(0));
  private static final Picked PICKED =
      new Picked(3, hash(1), List.of(hash(2), hash(3)), hash(4), List.of(hash(5)));
  private static final HeaderProof HEADER = new HeaderProof(bytes(108), List.of(hash(6)));
  private static final StageProof STAGE =
      new StageProof(HEADER, bytes(48), List.of(hash(7)), bytes(90));
  private static final Regions REGIONS = new Regions(hash(8), hash(9), hash(10));
  private static final List<Hash> VALUES = List.of(hash(11), hash(12), hash(13));

  static Stream<Played> moves() {
    return Stream.of(
            new Move.Steps(PICKED, HEADER, VALUES),
            new Move.StagesOfStep(PICKED, HEADER, hash(14), hash(15), VALUES),
            new Move.StagesOfUpdate(PICKED, HEADER, hash(14), VALUES),
            new Move.Narrow(PICKED, VALUES),
            new Move.Tree(PICKED, STAGE, new Written(REGIONS, hash(16), List.of(hash(17))), VALUES),
            new Move.Subtree(PICKED, VALUES),
            new Move.Words(PICKED, bytes(4096)),
            new Move.Operations(7, bytes(4096), STAGE, VALUES))
        .map(move -> new Played(hash(18), 5, move, SIGNATURE));
  }

  @ParameterizedTest
  @MethodSource("moves")
  void readBackEqual(Played played) throws Exception {
    assertThat(Played.decode(played.encode())).isEqualTo(played);
  }

  @ParameterizedTest
  @MethodSource("moves")
  void cutShortAreMalformedOrOthers(Played played) {
    byte[] encoded = played.encode();
    for (int length = 0; length < encoded.length; length++) {
      byte[] cut = Arrays.copyOf(encoded, length);
      try {
        assertThat(Played.decode(cut)).isNotEqualTo(played);
      } catch (MalformedException expected) {
        assertThat(expected).hasMessageNotContaining("null");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("moves")
  void unknownFieldsAreIgnoredAndNewerVersionsRefused(Played played) throws Exception {
    byte[] encoded = played.encode();
    byte[] later = Arrays.copyOf(encoded, encoded.length + 7);
    later[encoded.length] = (byte) 0xff;
    later[encoded.length + 5] = 1;
    assertThat(Played.decode(later)).isEqualTo(played);
    encoded[3]++;
    assertThatThrownBy(() -> Played.decode(encoded)).isInstanceOf(MalformedException.class);
  }

  /** The court alone reruns operations, so there is no such thing to sign. */
  @Test
  void aProofIsNoMoveOffChain() {
    Evidence evidence = new Evidence(REGIONS, List.of(), bytes(4), bytes(1));
    assertThatThrownBy(
            () -> new Played(hash(1), 1, new Move.Prove(PICKED, STAGE, evidence), SIGNATURE))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new Played(hash(1), 1, new Move.ProveMap(0, bytes(4), STAGE, evidence), SIGNATURE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anAnswerIsASignature() throws Exception {
    byte[] encoded = new Agreement(SIGNATURE).encode();
    assertThat(Agreement.decode(encoded)).isEqualTo(new Agreement(SIGNATURE));
    assertThatThrownBy(() -> Agreement.decode(Arrays.copyOf(encoded, encoded.length - 1)))
        .isInstanceOf(MalformedException.class);
  }

  private static Hash hash(int number) {
    return Hash.sha256(new byte[] {(byte) number});
  }

  private static Bytes bytes(int size) {
    byte[] bytes = new byte[size];
    Arrays.fill(bytes, (byte) 9);
    return Bytes.of(bytes);
  }
}
