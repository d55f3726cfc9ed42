package dev.hearth.node.store;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.time.Instant;

/**
 * Money that an account of this machine sends on, once.
 *
 * @param id what it is sent for
 * @param sentBefore how many transactions of the account were in blocks when it was sent; negative
 *     as long as it is only intended
 * @param time when it was sent
 * @param done it arrived
 */
public record Transfer(
    Hash id, Address from, Address to, Wei amount, long sentBefore, Instant time, boolean done) {

  private static final long NOT_BEGUN = -1;

  /** One that is stored before the account has the money. */
  public static Transfer intended(Hash id, Address from, Address to, Wei amount, Instant time) {
    return new Transfer(id, from, to, amount, NOT_BEGUN, time, false);
  }

  public boolean isBegun() {
    return sentBefore != NOT_BEGUN;
  }

  public Transfer arrived() {
    return new Transfer(id, from, to, amount, sentBefore, time, true);
  }
}
