package dev.hearth.node.store;

import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Settlement;
import dev.hearth.protocol.Signed;
import java.util.Optional;

/**
 * A lease as it is stored: what was granted, which device works on it, how far it got, the
 * commitment as it is or was sent, the settlement received. The note is a reason (refused, expired,
 * disputed).
 */
public record LeaseRecord(
    Grant grant,
    String device,
    Phase phase,
    Optional<Signed> commitment,
    Optional<Settlement> settlement,
    String note) {

  /** How far a lease got; see the states of dev.hearth.node.lease. Names are stored. */
  public enum Phase {
    LEASED,
    FETCHING,
    TRAINING,
    COMMITTED,
    SETTLED,
    REFUSED,
    DISPUTED,
    EXPIRED
  }

  public Hash id() {
    return grant.lease().id();
  }
}
