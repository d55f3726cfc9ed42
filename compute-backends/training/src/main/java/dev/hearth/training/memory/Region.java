package dev.hearth.training.memory;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MerkleTree;
import dev.hearth.protocol.MerkleTree.Type;
import java.util.ArrayList;
import java.util.List;

/**
 * The tree over the roots of a region's variables (verifier's docs/dispute.md, Memory), kept while
 * they change one by one. For one thread.
 */
public final class Region {
  private final Type type;
  private final List<Hash> variables;
  private final List<List<Hash>> levels = new ArrayList<>();

  /**
   * @param type the region's: STATE, INPUTS, WORK or UPDATE
   * @param variables their roots, in order
   */
  public Region(Type type, List<Hash> variables) {
    this.type = type;
    this.variables = new ArrayList<>(variables);
    MerkleTree tree =
        new MerkleTree(type, variables.stream().map(root -> leaf(type, root)).toList());
    for (int height = 0; height <= tree.height(); height++) {
      levels.add(new ArrayList<>(tree.level(height)));
    }
  }

  public static Hash root(Type type, List<Hash> variables) {
    return new Region(type, variables).root();
  }

  public Type type() {
    return type;
  }

  public Hash root() {
    return MerkleTree.root(type, levels.getFirst().size(), levels.getLast().getFirst());
  }

  /** The root of a variable. */
  public Hash variable(int number) {
    return variables.get(number);
  }

  /** A variable has another root now. */
  public void set(int variable, Hash root) {
    variables.set(variable, root);
    levels.getFirst().set(variable, leaf(type, root));
    int at = variable;
    for (int height = 1; height < levels.size(); height++) {
      List<Hash> below = levels.get(height - 1);
      int left = at & ~1;
      Hash node =
          left + 1 < below.size()
              ? MerkleTree.node(type, below.get(left), below.get(left + 1))
              : below.get(left);
      at >>= 1;
      levels.get(height).set(at, node);
    }
  }

  /** The siblings from a variable's leaf to the top, left out where a node had none. */
  public List<Hash> path(int variable) {
    return MerkleTree.siblings(levels, variable);
  }

  private static Hash leaf(Type type, Hash root) {
    return MerkleTree.leaf(type, root.toArray());
  }
}
