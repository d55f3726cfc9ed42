package dev.hearth.wallet.keys;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.NodeKey;
import java.time.Instant;

/**
 * What a further machine of the same owner is given: its own node key and where it is paid. It can
 * earn with that, and spend nothing.
 *
 * @param machine which of the owner's machines it becomes, at least 0
 * @param payout the owner's account
 * @param end from which on it is no longer taken
 */
public record Pairing(int machine, NodeKey key, Address payout, Instant end) {

  /** Never with its key. */
  @Override
  public String toString() {
    return "Pairing[" + machine + ", " + payout + "]";
  }
}
