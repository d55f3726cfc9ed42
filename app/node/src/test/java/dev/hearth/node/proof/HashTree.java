package dev.hearth.node.proof;

import dev.hearth.protocol.Hash;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BinaryOperator;

/** A Merkle tree with all its rows, written apart from the one it is checked against. */
final class HashTree {
  private final List<List<Hash>> rows = new ArrayList<>();

  private HashTree(List<Hash> leaves, BinaryOperator<Hash> parent) {
    rows.add(List.copyOf(leaves));
    while (rows.getLast().size() > 1) {
      List<Hash> below = rows.getLast();
      List<Hash> row = new ArrayList<>();
      for (int i = 0; i < below.size(); i += 2) {
        boolean pair = i + 1 < below.size();
        row.add(pair ? parent.apply(below.get(i), below.get(i + 1)) : below.get(i));
      }
      rows.add(row);
    }
  }

  /** Over leaf hashes of a type. */
  static HashTree typed(int type, List<Hash> leaves) {
    return new HashTree(leaves, (a, b) -> sha256(1, type, a.toArray(), b.toArray()));
  }

  /** Over the values that a side posts. */
  static HashTree list(List<Hash> values) {
    return new HashTree(values, (a, b) -> Hash.keccak256(a.toArray(), b.toArray()));
  }

  static Hash leaf(int type, byte[] data) {
    return sha256(0, type, data);
  }

  static Hash root(int type, long count, Hash top) {
    byte[] size = ByteBuffer.allocate(Long.BYTES).putLong(count).array();
    return sha256(2, type, size, top.toArray());
  }

  Hash root(int type) {
    return root(type, rows.getFirst().size(), top());
  }

  Hash top() {
    return rows.getLast().getFirst();
  }

  List<Hash> row(int height) {
    return rows.get(height);
  }

  List<Hash> path(int leaf) {
    List<Hash> path = new ArrayList<>();
    for (int height = 0; height < rows.size(); height++) {
      int sibling = leaf >> height ^ 1;
      if (sibling < rows.get(height).size()) {
        path.add(rows.get(height).get(sibling));
      }
    }
    return path;
  }

  private static Hash sha256(int role, int type, byte[]... parts) {
    byte[][] all = new byte[parts.length + 1][];
    all[0] = new byte[] {(byte) role, (byte) type};
    System.arraycopy(parts, 0, all, 1, parts.length);
    return Hash.sha256(all);
  }
}
