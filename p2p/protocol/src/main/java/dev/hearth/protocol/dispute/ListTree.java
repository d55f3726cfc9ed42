package dev.hearth.protocol.dispute;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;
import java.util.ArrayList;
import java.util.List;

/**
 * The tree over values as they are, of a posting or of the leases of a claim: node =
 * keccak256(left, right), an odd one moves up, a list of one is the value itself.
 */
public final class ListTree {
  private final List<List<Hash>> levels = new ArrayList<>();

  /** Of at least one value. */
  public ListTree(List<Hash> values) {
    levels.add(List.copyOf(values));
    while (levels.getLast().size() > 1) {
      levels.add(above(levels.getLast()));
    }
  }

  public Hash root() {
    return levels.getLast().getFirst();
  }

  /** The siblings from a value to the root, left out where a node had none. */
  public List<Hash> path(int index) {
    return MerkleTree.siblings(levels, index);
  }

  /** Whether a value stands at this index of a list with this root and count. */
  public static boolean proves(Hash root, int count, int index, Hash value, List<Hash> path) {
    if (index < 0 || index >= count) {
      return false;
    }
    Hash node = value;
    int used = 0;
    int at = index;
    for (int size = count; size > 1; size = (size + 1) / 2) {
      if ((at ^ 1) < size) {
        if (used == path.size()) {
          return false;
        }
        Hash sibling = path.get(used++);
        node = at % 2 == 0 ? node(node, sibling) : node(sibling, node);
      }
      at /= 2;
    }
    return used == path.size() && node.equals(root);
  }

  private static List<Hash> above(List<Hash> level) {
    List<Hash> above = new ArrayList<>();
    for (int i = 0; i + 1 < level.size(); i += 2) {
      above.add(node(level.get(i), level.get(i + 1)));
    }
    if (level.size() % 2 == 1) {
      above.add(level.getLast());
    }
    return above;
  }

  private static Hash node(Hash left, Hash right) {
    return Hash.keccak256(left.toArray(), right.toArray());
  }
}
