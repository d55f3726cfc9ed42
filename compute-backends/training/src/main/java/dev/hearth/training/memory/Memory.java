package dev.hearth.training.memory;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;
import dev.hearth.protocol.MerkleTree.Type;
import java.util.List;

/** The three regions a program runs on (verifier's docs/dispute.md, Memory). */
public record Memory(Region first, Region second, Region third) {
  public Hash root() {
    return root(first.root(), second.root(), third.root());
  }

  /** From the roots of its regions. */
  public static Hash root(Hash first, Hash second, Hash third) {
    return MerkleTree.node(Type.TRACE, first, second, third);
  }

  public Region region(int number) {
    return List.of(first, second, third).get(number);
  }
}
