package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Wei;
import java.time.Instant;

/**
 * Where a claim stands on chain.
 *
 * @param since when it was made
 * @param open how many challenges the court has not decided
 * @param isVoid one of its leases was wrong; nothing is paid
 * @param staked its stake is still locked
 * @param left what it may still be paid
 */
public record ClaimState(Instant since, int open, boolean isVoid, boolean staked, Wei left) {}
