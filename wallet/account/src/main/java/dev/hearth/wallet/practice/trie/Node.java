package dev.hearth.wallet.practice.trie;

import dev.hearth.protocol.Hash;
import dev.hearth.wallet.practice.rlp.Rlp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A node and all below it; changes make new nodes and share the rest. */
abstract sealed class Node {
  private static final Rlp ABSENT = Rlp.of(new byte[0]);

  private Rlp reference;

  abstract Node put(Nibbles path, byte[] value);

  /** Null when nothing is left. */
  abstract Node remove(Nibbles path);

  abstract Rlp rlp();

  /** This node, grown upwards by a path that leads to nothing else. */
  abstract Node under(Nibbles path);

  /** How a parent names this node: by hash, or in place when that is shorter. */
  final Rlp reference() {
    if (reference == null) {
      Rlp own = rlp();
      byte[] encoded = own.encode();
      reference = encoded.length < Hash.SIZE ? own : Rlp.of(Hash.keccak256(encoded).toArray());
    }
    return reference;
  }

  static final class Leaf extends Node {
    private final Nibbles path;
    private final byte[] value;

    Leaf(Nibbles path, byte[] value) {
      this.path = path;
      this.value = value;
    }

    @Override
    Node put(Nibbles other, byte[] otherValue) {
      int common = path.commonPrefix(other);
      if (common == path.length()) {
        return new Leaf(path, otherValue);
      }
      return Branch.EMPTY
          .with(path.from(common), value)
          .with(other.from(common), otherValue)
          .under(path.to(common));
    }

    @Override
    Node remove(Nibbles other) {
      return path.commonPrefix(other) == path.length() ? null : this;
    }

    @Override
    Node under(Nibbles upper) {
      return new Leaf(upper.then(path), value);
    }

    @Override
    Rlp rlp() {
      return Rlp.list(Rlp.of(path.hexPrefix(true)), Rlp.of(value));
    }
  }

  static final class Extension extends Node {
    private final Nibbles path;
    private final Branch below;

    private Extension(Nibbles path, Branch below) {
      this.path = path;
      this.below = below;
    }

    @Override
    Node put(Nibbles other, byte[] value) {
      int common = path.commonPrefix(other);
      if (common == path.length()) {
        return new Extension(path, below.with(other.from(common), value));
      }
      Node rest = below.under(path.from(common + 1));
      return Branch.EMPTY
          .with(path.steps()[common], rest)
          .with(other.from(common), value)
          .under(path.to(common));
    }

    @Override
    Node remove(Nibbles other) {
      if (path.commonPrefix(other) < path.length()) {
        return this;
      }
      return below.remove(other.from(path.length())).under(path);
    }

    @Override
    Node under(Nibbles upper) {
      return new Extension(upper.then(path), below);
    }

    @Override
    Rlp rlp() {
      return Rlp.list(Rlp.of(path.hexPrefix(false)), below.reference());
    }
  }

  static final class Branch extends Node {
    static final Branch EMPTY = new Branch(new Node[Nibbles.RADIX]);

    private final Node[] children;

    private Branch(Node[] children) {
      this.children = children;
    }

    Branch with(Nibbles path, byte[] value) {
      Node child = children[path.first()];
      Nibbles rest = path.from(1);
      return with(path.first(), child == null ? new Leaf(rest, value) : child.put(rest, value));
    }

    private Branch with(int step, Node child) {
      Node[] changed = children.clone();
      changed[step] = child;
      return new Branch(changed);
    }

    @Override
    Node put(Nibbles path, byte[] value) {
      return with(path, value);
    }

    @Override
    Node remove(Nibbles path) {
      Node child = children[path.first()];
      return child == null ? this : with(path.first(), child.remove(path.from(1))).collapsed();
    }

    /** A branch with one child is no branch. */
    private Node collapsed() {
      int only = -1;
      for (int step = 0; step < children.length; step++) {
        if (children[step] != null && only >= 0) {
          return this;
        }
        only = children[step] != null ? step : only;
      }
      return children[only].under(Nibbles.single(only));
    }

    @Override
    Node under(Nibbles upper) {
      return upper.length() == 0 ? this : new Extension(upper, this);
    }

    @Override
    Rlp rlp() {
      List<Rlp> items = new ArrayList<>();
      Arrays.stream(children)
          .forEach(child -> items.add(child == null ? ABSENT : child.reference()));
      items.add(ABSENT);
      return Rlp.list(items);
    }
  }
}
