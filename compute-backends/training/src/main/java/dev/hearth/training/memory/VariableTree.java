package dev.hearth.training.memory;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;
import dev.hearth.protocol.MerkleTree.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The Merkle tree of one variable: leaves are the little-endian words of chunks of 1,024, the last
 * one shorter (verifier's docs/dispute.md, Memory).
 */
public final class VariableTree {
  public static final int CHUNK = 1024;

  /** Leaves hashed in one go: a mebibyte, a few milliseconds where SHA-256 is no instruction. */
  public static final int PART = 256;

  private static final Hash BLANK_CHUNK = zeros(CHUNK);

  private final Words words;
  private final MerkleTree tree;

  public VariableTree(Words words) {
    this.words = words;
    this.tree = new MerkleTree(Type.VARIABLE, leaves(words, 0, chunks(words.size())));
  }

  public Hash root() {
    return tree.root();
  }

  /** In words. */
  public int size() {
    return words.size();
  }

  /** From the leaves up; 0 where one chunk is all. */
  public int height() {
    return tree.height();
  }

  /** All nodes so many levels above the leaves. */
  public List<Hash> level(int height) {
    return tree.level(height);
  }

  /** The little-endian words of a chunk. */
  public byte[] chunk(int chunk) {
    ByteBuffer bytes = chunkOf(words, chunk, scratch());
    byte[] copy = new byte[bytes.remaining()];
    bytes.get(copy);
    return copy;
  }

  /** The siblings from a chunk's leaf to the top, left out where a node had none. */
  public List<Hash> path(int chunk) {
    return tree.proof(chunk);
  }

  public static int chunks(long size) {
    return Math.toIntExact(Math.ceilDiv(size, CHUNK));
  }

  /** How many parts of {@link #PART} chunks there are. */
  public static int parts(long size) {
    return Math.ceilDiv(chunks(size), PART);
  }

  /** The node over one part. */
  public static Hash part(Words words, int part) {
    int from = part * PART;
    return new MerkleTree(
            Type.VARIABLE, leaves(words, from, Math.min(from + PART, chunks(words.size()))))
        .top();
  }

  /** The root of a variable from the nodes over its parts. */
  public static Hash root(long size, List<Hash> parts) {
    return MerkleTree.root(Type.VARIABLE, chunks(size), new MerkleTree(Type.VARIABLE, parts).top());
  }

  /** The root of a variable whose words are all zero, in the logarithm of its size. */
  public static Hash blank(long size) {
    long count = chunks(size);
    Hash whole = BLANK_CHUNK;
    Hash last = zeros((int) (size - (count - 1) * CHUNK));
    for (long nodes = count; nodes > 1; nodes = Math.ceilDiv(nodes, 2)) {
      if (nodes % 2 == 0) {
        last = MerkleTree.node(Type.VARIABLE, whole, last);
      }
      whole = MerkleTree.node(Type.VARIABLE, whole, whole);
    }
    return MerkleTree.root(Type.VARIABLE, count, last);
  }

  private static Hash zeros(int words) {
    return MerkleTree.leaf(Type.VARIABLE, new byte[words * Integer.BYTES]);
  }

  private static List<Hash> leaves(Words words, int from, int to) {
    ByteBuffer scratch = scratch();
    return IntStream.range(from, to)
        .mapToObj(chunk -> MerkleTree.leaf(Type.VARIABLE, chunkOf(words, chunk, scratch)))
        .collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
  }

  private static ByteBuffer scratch() {
    return ByteBuffer.allocate(CHUNK * Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
  }

  private static ByteBuffer chunkOf(Words words, int chunk, ByteBuffer scratch) {
    int from = chunk * CHUNK;
    words.put(from, Math.min(CHUNK, words.size() - from), scratch.clear());
    return scratch.flip();
  }
}
