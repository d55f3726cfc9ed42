package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Wei;

/**
 * A provider's account in a job.
 *
 * @param paid what it received
 * @param taken the sum of the slices its leases took; never below {@code paid}
 */
public record ProviderAccount(Wei paid, Wei taken) {}
