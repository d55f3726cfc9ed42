package dev.hearth.wallet.practice.trie;

import dev.hearth.protocol.Hash;
import dev.hearth.wallet.practice.rlp.Rlp;

/**
 * An immutable map from byte strings to byte strings with a root hash. All keys of one trie have
 * the same length, so no value ever stands within a branch.
 */
public final class Trie {
  public static final Trie EMPTY = new Trie(null);

  private static final Hash EMPTY_ROOT = Hash.keccak256(Rlp.of(new byte[0]).encode());

  private final Node root;

  private Trie(Node root) {
    this.root = root;
  }

  public Trie put(byte[] key, byte[] value) {
    Nibbles path = Nibbles.of(key);
    return new Trie(root == null ? new Node.Leaf(path, value) : root.put(path, value));
  }

  public Trie remove(byte[] key) {
    return root == null ? this : new Trie(root.remove(Nibbles.of(key)));
  }

  public Hash root() {
    return root == null ? EMPTY_ROOT : Hash.keccak256(root.rlp().encode());
  }
}
