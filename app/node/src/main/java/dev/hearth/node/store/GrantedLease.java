package dev.hearth.node.store;

import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Signed;
import java.util.Optional;

/**
 * A lease as its submitter keeps it: who holds it, how far it got, the commitment as it came. The
 * note says who audited it, or why it was refused.
 */
public record GrantedLease(
    Grant grant, PeerId holder, Phase phase, Optional<Signed> commitment, String note) {

  /** How far a lease got. Names are stored. */
  public enum Phase {
    OUT,
    COMMITTED,
    ACCEPTED,
    REFUSED,
    EXPIRED,
    /**
     * By its submitter's own wish a root was planted in it: it trains nothing and is no offence.
     */
    PLANTED
  }

  public static GrantedLease out(Grant grant, PeerId holder) {
    return new GrantedLease(grant, holder, Phase.OUT, Optional.empty(), "");
  }

  public GrantedLease committed(Signed commitment) {
    return new GrantedLease(grant, holder, Phase.COMMITTED, Optional.of(commitment), note);
  }

  public GrantedLease accepted(String auditor) {
    return new GrantedLease(grant, holder, Phase.ACCEPTED, commitment, auditor);
  }

  public GrantedLease refused(String reason) {
    return new GrantedLease(grant, holder, Phase.REFUSED, commitment, reason);
  }

  public GrantedLease expired() {
    return new GrantedLease(grant, holder, Phase.EXPIRED, commitment, note);
  }

  public GrantedLease planted() {
    return new GrantedLease(grant, holder, Phase.PLANTED, commitment, note);
  }

  public Lease lease() {
    return grant.lease();
  }

  public Hash id() {
    return lease().id();
  }

  public boolean is(Phase wanted) {
    return phase == wanted;
  }

  /** What its holder committed to; only once it has. */
  public Commitment result() {
    try {
      return Commitment.decode(commitment.orElseThrow().body().toArray());
    } catch (MalformedException e) {
      throw new IllegalStateException("it was read before it was stored", e);
    }
  }
}
