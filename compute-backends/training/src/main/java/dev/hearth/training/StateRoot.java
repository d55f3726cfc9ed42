package dev.hearth.training;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;

/**
 * The roots that stand for training state (determinism.md 10). A vector is cut in chunks of 1,024
 * words, the last one shorter; a leaf is the little-endian words of a chunk. The state root is over
 * the chunks of the parameters, then of the first, then of the second moments; the update root over
 * those of the update.
 */
public final class StateRoot {
  public static final int CHUNK_WORDS = Chunks.WORDS;

  private StateRoot() {}

  /** The root of a model's state: three vectors of one length. */
  public static Hash of(float[] parameters, float[] firstMoments, float[] secondMoments) {
    return of(HostThreads.all(), new ModelState(parameters, firstMoments, secondMoments));
  }

  static Hash of(HostThreads threads, ModelState state) {
    return new Chunks(MerkleTree.Type.STATE, state.parameters(), state.first(), state.second())
        .root(threads);
  }

  /** The state in which every lease of a round starts: these weights and moments of zero. */
  public static Hash start(Weights weights) {
    float[] zero = new float[weights.values().length];
    return of(weights.values(), zero, zero);
  }

  /** The root of a decoded update. */
  public static Hash ofUpdate(float[] update) {
    return ofUpdate(HostThreads.all(), update);
  }

  static Hash ofUpdate(HostThreads threads, float[] update) {
    return new Chunks(MerkleTree.Type.UPDATE, update).root(threads);
  }
}
