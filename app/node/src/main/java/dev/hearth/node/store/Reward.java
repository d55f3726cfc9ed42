package dev.hearth.node.store;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.time.Instant;

/**
 * What an account of this machine was given for something other than its leases.
 *
 * @param id of the fact; the same fact always has the same
 * @param chain the number of the chain it was given on
 * @param time when this machine saw it
 * @param arrived it was sent on to the owner
 */
public record Reward(
    Hash id,
    Kind kind,
    long chain,
    Address account,
    Hash job,
    Wei amount,
    Instant time,
    boolean arrived) {

  /** What for. */
  public enum Kind {
    /** A verdict that came true. */
    AUDIT,
    /** What stood was kept. */
    KEEPING,
    /** Half of a false claim's stake. */
    CHALLENGE,
    /** Half of the bond of a payer whose leases contradict each other. */
    BOND
  }
}
