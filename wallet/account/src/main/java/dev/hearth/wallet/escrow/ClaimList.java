package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.util.ArrayList;
import java.util.List;

/**
 * The leases of one claim, in a tree of keccak nodes; one without a sibling moves up. Whoever makes
 * a claim publishes it: without it nobody can check the claim.
 */
public final class ClaimList {
  private final List<ClaimedLease> leases;
  private final List<List<Hash>> rows = new ArrayList<>();

  /**
   * @param domain the escrow's
   * @param leases at least one
   */
  public ClaimList(Eip712 domain, List<ClaimedLease> leases) {
    this.leases = List.copyOf(leases);
    rows.add(leases.stream().map(lease -> lease.hash(domain)).toList());
    while (rows.getLast().size() > 1) {
      rows.add(parents(rows.getLast()));
    }
  }

  public Hash root() {
    return rows.getLast().getFirst();
  }

  public int size() {
    return leases.size();
  }

  public ClaimedLease lease(int index) {
    return leases.get(index);
  }

  /** The sum of the prices. */
  public Wei amount() {
    return leases.stream().map(l -> l.lease().lease().price()).reduce(Wei.ZERO, Wei::plus);
  }

  /** The siblings from a lease to the root. */
  public List<Hash> path(int index) {
    List<Hash> path = new ArrayList<>();
    for (int height = 0; height < rows.size(); height++) {
      int sibling = index >> height ^ 1;
      if (sibling < rows.get(height).size()) {
        path.add(rows.get(height).get(sibling));
      }
    }
    return path;
  }

  private static List<Hash> parents(List<Hash> row) {
    List<Hash> parents = new ArrayList<>();
    for (int n = 0; n < row.size(); n += 2) {
      boolean pair = n + 1 < row.size();
      parents.add(
          pair ? Hash.keccak256(row.get(n).toArray(), row.get(n + 1).toArray()) : row.get(n));
    }
    return parents;
  }
}
