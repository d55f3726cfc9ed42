package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;

/**
 * A challenge that became a dispute, as the chain tells it.
 *
 * @param id its name in the escrow
 * @param index of the claim's lease that it is about
 * @param dispute its name in the court
 */
public record OpenChallenge(Hash id, Address challenger, int index, Hash dispute) {}
