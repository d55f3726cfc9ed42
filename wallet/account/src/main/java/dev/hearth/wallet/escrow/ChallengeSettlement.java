package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Wei;

/**
 * How the stakes of a challenge were shared out.
 *
 * @param share what the winner got beyond its own; nothing, where another challenge had the claim's
 *     stake before
 */
public record ChallengeSettlement(boolean challengerWon, Wei share) {}
