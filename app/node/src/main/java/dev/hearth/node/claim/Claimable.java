package dev.hearth.node.claim;

import dev.hearth.node.lease.LeaseState;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.ClaimedWork;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.Refusal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What a provider claims in a job: once work without a voucher is due, all it did and has not
 * claimed, for the escrow pays the larger of vouchers and claims and not their sum. Pure.
 *
 * @param node the key that answers for the leases; those of an earlier key cannot be claimed by it
 * @param holds whether refused work came out the same when it was done again
 */
record Claimable(JobSpec job, Address node, ClaimTiming timing, Predicate<LeaseState> holds) {
  /** Empty while nothing is due. */
  List<LeaseState> at(Instant now, List<LeaseState> leases, Set<Hash> claimed) {
    List<LeaseState> done =
        leases.stream()
            .filter(lease -> lease.lease().node().equals(node))
            .filter(lease -> !claimed.contains(lease.id()))
            .filter(this::isWork)
            .toList();
    Optional<Address> provider =
        done.stream()
            .filter(LeaseState::isUnpaid)
            .filter(lease -> !timing.due(job, lease).isAfter(now))
            .map(LeaseState::lease)
            .map(Lease::provider)
            .findFirst();
    return provider.map(account -> of(done, account)).orElse(List.of());
  }

  private static List<LeaseState> of(List<LeaseState> done, Address provider) {
    return done.stream()
        .filter(lease -> lease.lease().provider().equals(provider))
        .limit(ClaimedWork.MOST)
        .toList();
  }

  private boolean isWork(LeaseState lease) {
    return lease.committed().isPresent()
        && (!(lease instanceof LeaseState.Refused refused) || isRefusedWrongly(refused));
  }

  /** What came too late was not agreed to be paid, and without keepers nothing is claimed. */
  private boolean isRefusedWrongly(LeaseState.Refused lease) {
    return lease.refusal().code() != Refusal.Code.LATE
        && !lease.grant().keepers().isEmpty()
        && holds.test(lease);
  }
}
