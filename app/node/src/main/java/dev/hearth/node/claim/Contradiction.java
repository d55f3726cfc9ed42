package dev.hearth.node.claim;

import dev.hearth.protocol.Lease;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.escrow.SignedLease;
import java.math.BigInteger;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Two leases of a job that its payer answers for with its bond: they have a wei of the deposit in
 * common, or round, shard and replica (wallet/contracts, decision 0006).
 */
record Contradiction(SignedLease one, SignedLease other) {

  private record Name(int round, int shard, int replica) {
    static Name of(Lease lease) {
      return new Name(lease.round(), lease.shard(), lease.replica());
    }
  }

  /** The first there is; a lease that is there more than once is one. */
  static Optional<Contradiction> among(Collection<SignedLease> leases) {
    return byName(leases).or(() -> bySlice(leases));
  }

  private static Optional<Contradiction> byName(Collection<SignedLease> leases) {
    Map<Name, SignedLease> named = new HashMap<>();
    for (SignedLease lease : leases) {
      SignedLease first = named.putIfAbsent(Name.of(lease.lease()), lease);
      if (first != null && !first.lease().equals(lease.lease())) {
        return Optional.of(new Contradiction(first, lease));
      }
    }
    return Optional.empty();
  }

  private static Optional<Contradiction> bySlice(Collection<SignedLease> leases) {
    List<SignedLease> sorted =
        leases.stream()
            .filter(Contradiction::hasSlice)
            .sorted(Comparator.comparing(lease -> lease.lease().from()))
            .toList();
    SignedLease last = null;
    for (SignedLease lease : sorted) {
      if (last != null && !last.lease().equals(lease.lease()) && begins(lease, last)) {
        return Optional.of(new Contradiction(last, lease));
      }
      last = lease;
    }
    return Optional.empty();
  }

  /** The contract knows no end beyond every amount of money. */
  private static boolean hasSlice(SignedLease lease) {
    return !lease.lease().price().isZero() && Wei.fitting(end(lease)).isPresent();
  }

  /** Before the earlier one's slice ends. */
  private static boolean begins(SignedLease later, SignedLease earlier) {
    return later.lease().from().amount().compareTo(end(earlier)) < 0;
  }

  private static BigInteger end(SignedLease lease) {
    return lease.lease().from().amount().add(lease.lease().price().amount());
  }
}
