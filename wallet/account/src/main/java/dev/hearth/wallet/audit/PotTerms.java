package dev.hearth.wallet.audit;

import dev.hearth.protocol.Wei;

/**
 * What a pot pays for.
 *
 * @param perMillion how many leases of a million are drawn
 * @param reward for the audit of a lease
 * @param keeperReward for each of two drawn keepers of a claim that stood
 * @param bond what an auditor locks until the pot is over
 */
public record PotTerms(int perMillion, Wei reward, Wei keeperReward, Wei bond) {}
