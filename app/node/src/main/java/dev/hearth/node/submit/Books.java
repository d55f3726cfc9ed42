package dev.hearth.node.submit;

import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.GrantedLease.Phase;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Wei;
import java.util.List;
import java.util.function.Predicate;

/** A job's money and standing of its providers, computed from all leases it ever granted. */
record Books(List<GrantedLease> leases) {
  private static final int TOO_OFTEN = 3;

  /** Where the next slice begins: slices lie one after the other and none is used twice. */
  Wei nextSlice() {
    return leases.stream()
        .map(lease -> lease.lease().from().plus(lease.lease().price()))
        .max(Wei::compareTo)
        .orElse(Wei.ZERO);
  }

  /** What a provider has earned so far: the total of its voucher. */
  Wei owed(Address provider) {
    return sum(lease -> lease.lease().provider().equals(provider));
  }

  Wei spent() {
    return sum(lease -> true);
  }

  private Wei sum(Predicate<GrantedLease> counted) {
    return leases.stream()
        .filter(lease -> lease.is(Phase.ACCEPTED) && counted.test(lease))
        .map(lease -> lease.lease().price())
        .reduce(Wei.ZERO, Wei::plus);
  }

  int granted(PeerId peer) {
    return count(lease -> lease.holder().equals(peer));
  }

  int granted(PeerId peer, Phase phase) {
    return count(lease -> lease.is(phase) && lease.holder().equals(peer));
  }

  /**
   * Who was caught gets no more work of this job. The account it named does not count: nobody
   * proves that it is one's own, so a cheat could have another banned.
   */
  boolean isBanned(PeerId peer) {
    return granted(peer, Phase.REFUSED) > 0;
  }

  /** Who let leases expire or planted in them again and again gets no more, lest slices run out. */
  boolean isUnreliable(PeerId peer) {
    return granted(peer, Phase.EXPIRED) + granted(peer, Phase.PLANTED) >= TOO_OFTEN;
  }

  int count(Predicate<GrantedLease> counted) {
    return (int) leases.stream().filter(counted).count();
  }
}
