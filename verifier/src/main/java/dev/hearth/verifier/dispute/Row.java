package dev.hearth.verifier.dispute;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;
import dev.hearth.protocol.MerkleTree.Type;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.training.memory.VariableTree;
import java.util.List;

/**
 * Neighbouring nodes of a variable's tree.
 *
 * @param words of the variable
 * @param height above the chunks
 * @param index of the first
 */
record Row(long words, int height, long index, int count) {
  /** A row so far below another has 256 times its nodes. */
  private static final int STEP = 8;

  /** All nodes of the lowest height at which there are at most 256. */
  static Row top(long words) {
    int height = 0;
    while (nodes(words, height) > Span.MOST) {
      height++;
    }
    return new Row(words, height, 0, Math.toIntExact(nodes(words, height)));
  }

  static Row of(Position at) {
    return new Row(at.end(), at.height(), at.index(), at.count());
  }

  /** What lies under one of them. */
  Row under(int picked) {
    int rows = Math.min(height, STEP);
    long first = index + picked << rows;
    long rest = nodes(words, height - rows) - first;
    return new Row(words, height - rows, first, Math.toIntExact(Math.min(rest, 1L << rows)));
  }

  /** The variable's root, when these are all nodes of their height. */
  Hash root(List<Hash> nodes) {
    return MerkleTree.root(Type.VARIABLE, nodes(words, 0), node(nodes));
  }

  /** The node over neighbours. */
  static Hash node(List<Hash> nodes) {
    return new MerkleTree(Type.VARIABLE, nodes).top();
  }

  /** How many words a chunk has. */
  int words(long chunk) {
    return Math.toIntExact(Math.min(VariableTree.CHUNK, words - chunk * (long) VariableTree.CHUNK));
  }

  /** The element that a word of the chunk at WORDS is. */
  static long element(Position at, int word) {
    return at.index() * VariableTree.CHUNK + word;
  }

  private static long nodes(long words, int height) {
    return Math.ceilDiv(Math.ceilDiv(words, VariableTree.CHUNK), 1L << height);
  }
}
