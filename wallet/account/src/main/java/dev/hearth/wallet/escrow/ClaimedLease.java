package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;

/**
 * A lease with what its provider says came of it.
 *
 * @param commitment the root over its values
 * @param values how many it is over
 */
public record ClaimedLease(SignedLease lease, Hash commitment, int values) {

  /** The value that a claim's list has of it. */
  Hash hash(Eip712 domain) {
    return Hash.keccak256(
        lease.lease().digest(domain).toArray(),
        Hash.keccak256(lease.signature().toArray()).toArray(),
        commitment.toArray(),
        Eip712.word(values));
  }
}
