package dev.hearth.node.lease;

import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.Refusal;
import dev.hearth.protocol.Settlement;
import dev.hearth.protocol.Signed;
import java.util.Optional;

/**
 * Where a lease stands: Leased, Fetching, Training, Committed, then one of Settled, Refused,
 * Disputed, Expired and Declined, which are final. Paused stands beside any of them.
 */
public sealed interface LeaseState {
  Grant grant();

  /** Granted and found sound. */
  record Leased(Grant grant) implements LeaseState {}

  /** Its weights and tokens are on their way. */
  record Fetching(Grant grant) implements LeaseState {}

  /** Everything is here; a worker trains, or will. */
  record Training(Grant grant) implements LeaseState {}

  /** Trained, and the commitment signed; it was sent, or will be, always as these very bytes. */
  record Committed(Grant grant, Signed commitment) implements LeaseState {}

  /** Accepted and paid by a voucher. */
  record Settled(Grant grant, Signed commitment, Settlement settlement) implements LeaseState {}

  /** The submitter does not accept the work. */
  record Refused(Grant grant, Signed commitment, Refusal refusal) implements LeaseState {}

  /** The submitter's answer does not hold: the place from which a claim on chain would start. */
  record Disputed(Grant grant, Signed commitment, String reason) implements LeaseState {}

  /** It came to nothing before its deadline; what was committed is kept. */
  record Expired(Grant grant, Optional<Signed> commitment, String reason) implements LeaseState {}

  /** This device is unable to, another may do it. Stored as expired. */
  record Declined(Grant grant, String reason) implements LeaseState {}

  /**
   * Held for the owner's sake; goes on as what it was. Stored as that: whether to pause is the
   * node's own setting and asked again after a restart.
   */
  record Paused(LeaseState before, String reason) implements LeaseState {
    @Override
    public Grant grant() {
      return before.grant();
    }
  }

  default Lease lease() {
    return grant().lease();
  }

  default Hash id() {
    return lease().id();
  }

  /** Whether nothing more happens to it. */
  default boolean isFinal() {
    return switch (this) {
      case Settled _, Refused _, Disputed _, Expired _, Declined _ -> true;
      case Leased _, Fetching _, Training _, Committed _, Paused _ -> false;
    };
  }

  /** What its provider committed to, once it has. */
  default Optional<Signed> committed() {
    return switch (this) {
      case Committed s -> Optional.of(s.commitment());
      case Settled s -> Optional.of(s.commitment());
      case Refused s -> Optional.of(s.commitment());
      case Disputed s -> Optional.of(s.commitment());
      case Expired s -> s.commitment();
      case Leased _, Fetching _, Training _, Declined _, Paused _ -> Optional.empty();
    };
  }

  /** Whether work was committed to and no voucher pays it. */
  default boolean isUnpaid() {
    return committed().isPresent() && !(this instanceof Settled);
  }

  /** Whether the device still has to work for it. */
  default boolean needsDevice() {
    return !isFinal() && !(this instanceof Committed);
  }
}
