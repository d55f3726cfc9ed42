package dev.hearth.training;

import dev.hearth.compute.Pace;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The roots that stand for training state (determinism.md 10). A vector is cut in chunks of 1,024
 * words, the last one shorter; a leaf is the little-endian words of a chunk. The state root is over
 * the chunks of the parameters, then of the first, then of the second moments; the update root over
 * those of the update. Chunks are hashed in parallel.
 */
public final class StateRoot {
  public static final int CHUNK_WORDS = 1024;

  private StateRoot() {}

  /** The root of a model's state: three vectors of one length. */
  public static Hash of(float[] parameters, float[] firstMoments, float[] secondMoments) {
    return root(Pace.FREE, MerkleTree.Type.STATE, parameters, firstMoments, secondMoments);
  }

  /** As fast as the device may work. */
  static Hash of(Pace pace, ModelState state) {
    return root(pace, MerkleTree.Type.STATE, state.parameters(), state.first(), state.second());
  }

  /** The state in which every lease of a round starts: these weights and moments of zero. */
  public static Hash start(Weights weights) {
    float[] zero = new float[weights.values().length];
    return of(weights.values(), zero, zero);
  }

  /** The root of a decoded update. */
  public static Hash ofUpdate(float[] update) {
    return root(Pace.FREE, MerkleTree.Type.UPDATE, update);
  }

  private static Hash root(Pace pace, MerkleTree.Type type, float[]... vectors) {
    return MerkleTree.root(
        type, Arrays.stream(vectors).flatMap(vector -> leaves(pace, type, vector)).toList());
  }

  private static Stream<Hash> leaves(Pace pace, MerkleTree.Type type, float[] vector) {
    List<Hash> leaves =
        IntStream.range(0, Math.ceilDiv(vector.length, CHUNK_WORDS))
            .parallel()
            .mapToObj(chunk -> leaf(pace, type, vector, chunk))
            .toList();
    return leaves.stream();
  }

  private static Hash leaf(Pace pace, MerkleTree.Type type, float[] vector, int chunk) {
    pace.beforeSlice();
    return MerkleTree.leaf(type, words(vector, chunk * CHUNK_WORDS));
  }

  private static byte[] words(float[] vector, int from) {
    int count = Math.min(CHUNK_WORDS, vector.length - from);
    ByteBuffer words = ByteBuffer.allocate(count * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    words.asFloatBuffer().put(vector, from, count);
    return words.array();
  }
}
