package dev.hearth.verifier.dispute;

import dev.hearth.protocol.Hash;
import java.util.ArrayList;
import java.util.List;

/**
 * The tree over the values of a posting as they are: node = keccak256(left, right), an odd one
 * moves up, a list of one is the value itself.
 */
final class ListTree {
  private final List<List<Hash>> levels = new ArrayList<>();

  ListTree(List<Hash> values) {
    levels.add(values);
    while (levels.getLast().size() > 1) {
      levels.add(above(levels.getLast()));
    }
  }

  Hash root() {
    return levels.getLast().getFirst();
  }

  /** The siblings from a value to the root, left out where a node had none. */
  List<Hash> path(int index) {
    List<Hash> path = new ArrayList<>();
    int at = index;
    for (List<Hash> level : levels) {
      int sibling = at ^ 1;
      if (sibling < level.size()) {
        path.add(level.get(sibling));
      }
      at >>= 1;
    }
    return path;
  }

  /** Whether a value stands at this index of a list with this root and count. */
  static boolean proves(Hash root, int count, int index, Hash value, List<Hash> path) {
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
