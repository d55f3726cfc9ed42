package dev.hearth.training;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.stream.IntStream;

/** Vectors of one length in chunks, one after the other, as the leaves of a tree. */
final class Chunks {
  static final int WORDS = 1024;

  /** Leaves hashed in one go: a mebibyte, a few milliseconds where SHA-256 is no instruction. */
  private static final int PART = 256;

  private final MerkleTree.Type type;
  private final float[][] vectors;
  private final int perVector;
  private final int count;

  Chunks(MerkleTree.Type type, float[]... vectors) {
    this.type = type;
    this.vectors = vectors;
    this.perVector = Math.ceilDiv(vectors[0].length, WORDS);
    this.count = perVector * vectors.length;
  }

  Hash root(HostThreads threads) {
    List<Hash> parts = threads.run(Math.ceilDiv(count, PART), this::part);
    return MerkleTree.root(type, count, new MerkleTree(type, parts).top());
  }

  private Hash part(int part) {
    int from = part * PART;
    ByteBuffer words = ByteBuffer.allocate(WORDS * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    List<Hash> leaves =
        IntStream.range(from, Math.min(from + PART, count))
            .mapToObj(chunk -> leaf(chunk, words))
            .toList();
    return new MerkleTree(type, leaves).top();
  }

  private Hash leaf(int chunk, ByteBuffer scratch) {
    float[] vector = vectors[chunk / perVector];
    int from = chunk % perVector * WORDS;
    int words = Math.min(WORDS, vector.length - from);
    scratch.asFloatBuffer().put(vector, from, words);
    return MerkleTree.leaf(type, scratch.duplicate().limit(words * Float.BYTES));
  }
}
