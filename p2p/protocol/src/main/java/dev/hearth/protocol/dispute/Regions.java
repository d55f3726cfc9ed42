package dev.hearth.protocol.dispute;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;

/** The three regions of a memory, by their roots. */
public record Regions(Hash first, Hash second, Hash third) {
  /** The root of the memory. */
  public Hash root() {
    return MerkleTree.node(MerkleTree.Type.TRACE, first, second, third);
  }

  public Hash get(int region) {
    return switch (region) {
      case 0 -> first;
      case 1 -> second;
      default -> third;
    };
  }

  public Regions with(int region, Hash root) {
    return new Regions(
        region == 0 ? root : first, region == 1 ? root : second, region == 2 ? root : third);
  }
}
