package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.ListTree;
import java.util.List;

/**
 * The leases of one claim, in a {@link ListTree}. Whoever makes a claim publishes it: without it
 * nobody can check the claim.
 */
public final class ClaimList {
  private final List<ClaimedLease> leases;
  private final ListTree tree;

  /**
   * @param domain the escrow's
   * @param leases at least one
   */
  public ClaimList(Eip712 domain, List<ClaimedLease> leases) {
    this.leases = List.copyOf(leases);
    this.tree = new ListTree(leases.stream().map(lease -> lease.hash(domain)).toList());
  }

  public Hash root() {
    return tree.root();
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
    return tree.path(index);
  }
}
