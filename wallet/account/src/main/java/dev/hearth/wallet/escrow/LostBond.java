package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;

/**
 * What a payer lost whose leases contradict each other.
 *
 * @param finder who showed them
 * @param share the finder's, in the job's token
 */
public record LostBond(Address finder, Wei share) {}
