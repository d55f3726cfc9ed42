package dev.hearth.protocol;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A binary SHA-256 Merkle tree, domain-separated by leaf, node, root and type (determinism.md 10).
 * leaf = H(0, type, data); node = H(1, type, left, right); root = H(2, type, count, top). A node
 * without a sibling moves up as it is; the count in the root makes that unambiguous.
 */
public final class MerkleTree {
  /** What the leaves are; the same bytes under another type have another root. */
  public enum Type {
    BLOB,
    STATE,
    UPDATE,
    COMMITMENT,
    PROGRAM,
    TRACE,
    VARIABLE,
    INPUTS,
    WORK
  }

  private final Type type;
  private final List<List<Hash>> levels = new ArrayList<>();

  /** The tree over leaf hashes made by {@link #leaf}; at least one. */
  public MerkleTree(Type type, List<Hash> leaves) {
    if (leaves.isEmpty()) {
      throw new IllegalArgumentException("a tree has at least one leaf");
    }
    this.type = type;
    levels.add(List.copyOf(leaves));
    while (levels.getLast().size() > 1) {
      levels.add(parents(type, levels.getLast()));
    }
  }

  public static Hash leaf(Type type, byte[] data) {
    return leaf(type, ByteBuffer.wrap(data));
  }

  /** Of what remains in the buffer, which is read. */
  public static Hash leaf(Type type, ByteBuffer data) {
    MessageDigest digest = Hash.sha256();
    digest.update(prefix(0, type));
    digest.update(data);
    return Hash.of(digest.digest());
  }

  /** The root over these leaf hashes. */
  public static Hash root(Type type, List<Hash> leaves) {
    return new MerkleTree(type, leaves).root();
  }

  public Hash root() {
    return root(type, levels.getFirst().size(), top());
  }

  /**
   * The node over all leaves. The tops of equal parts, each of a power of two of leaves and only
   * the last one shorter, are as good as the leaves: the node over them is the same.
   */
  public Hash top() {
    return levels.getLast().getFirst();
  }

  /** The nodes so many levels above the leaves, from left to right. */
  public List<Hash> level(int height) {
    return levels.get(height);
  }

  /** Of the {@link #top} above the leaves. */
  public int height() {
    return levels.size() - 1;
  }

  /** The root over so many leaves from their {@link #top}. */
  public static Hash root(Type type, long count, Hash top) {
    byte[] size = ByteBuffer.allocate(Long.BYTES).putLong(count).array();
    return Hash.sha256(prefix(2, type), size, top.toArray());
  }

  /** The siblings from leaf to top, left out where a node had none. */
  public List<Hash> proof(int leaf) {
    return siblings(levels, leaf);
  }

  /** As {@link #proof}, in any tree of which these are the levels from the leaves up. */
  public static List<Hash> siblings(List<List<Hash>> levels, int leaf) {
    List<Hash> siblings = new ArrayList<>();
    int at = leaf;
    for (List<Hash> level : levels) {
      int sibling = at ^ 1;
      if (sibling < level.size()) {
        siblings.add(level.get(sibling));
      }
      at >>= 1;
    }
    return List.copyOf(siblings);
  }

  /** Whether this leaf hash stands at this index of a tree with this root and count of leaves. */
  public static boolean proves(
      Type type, Hash root, long count, long index, Hash leaf, List<Hash> proof) {
    return rootFrom(type, count, index, leaf, proof).filter(root::equals).isPresent();
  }

  /** The root of a tree in which this leaf has these siblings; empty for too few or too many. */
  public static Optional<Hash> rootFrom(
      Type type, long count, long index, Hash leaf, List<Hash> proof) {
    if (index < 0 || index >= count) {
      return Optional.empty();
    }
    Hash node = leaf;
    int used = 0;
    long at = index;
    for (long size = count; size > 1; size = (size + 1) / 2) {
      if ((at ^ 1) < size) {
        if (used == proof.size()) {
          return Optional.empty();
        }
        Hash sibling = proof.get(used++);
        node = at % 2 == 0 ? node(type, node, sibling) : node(type, sibling, node);
      }
      at /= 2;
    }
    return used == proof.size() ? Optional.of(root(type, count, node)) : Optional.empty();
  }

  private static List<Hash> parents(Type type, List<Hash> level) {
    List<Hash> parents = new ArrayList<>((level.size() + 1) / 2);
    for (int i = 0; i + 1 < level.size(); i += 2) {
      parents.add(node(type, level.get(i), level.get(i + 1)));
    }
    if (level.size() % 2 == 1) {
      parents.add(level.getLast());
    }
    return List.copyOf(parents);
  }

  /** The node above two others. */
  public static Hash node(Type type, Hash left, Hash right) {
    return Hash.sha256(prefix(1, type), left.toArray(), right.toArray());
  }

  /** A node with three children, for what has three parts by its nature. */
  public static Hash node(Type type, Hash left, Hash middle, Hash right) {
    return Hash.sha256(prefix(1, type), left.toArray(), middle.toArray(), right.toArray());
  }

  /** The two bytes that separate leaves, nodes and roots of one type from all others. */
  static byte[] prefix(int role, Type type) {
    return new byte[] {(byte) role, (byte) type.ordinal()};
  }
}
