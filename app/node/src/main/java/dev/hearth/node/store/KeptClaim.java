package dev.hearth.node.store;

import dev.hearth.protocol.ClaimedWork;
import dev.hearth.protocol.Hash;
import java.time.Instant;

/**
 * A claim of somebody's that this node keeps the content of.
 *
 * @param id its name on chain
 * @param since when the node was asked to
 */
public record KeptClaim(Hash id, ClaimedWork work, Instant since) {}
