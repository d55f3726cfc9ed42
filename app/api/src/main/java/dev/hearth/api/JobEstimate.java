package dev.hearth.api;

import dev.hearth.protocol.Wei;

/**
 * What a job will be: parameters of the model, tokens of its text, leases and audits, the deposit
 * it takes (the worst case) and the cost when all goes well, how many minutes it would take this
 * machine's devices alone (0 when none was measured), whether balance and budget cover what is set
 * aside, the memory that a device needs for it, in MiB: to be fast, and at least; whether cheating
 * would pay; the bond with which the payer answers for what its node signs; and the pot for audits
 * by strangers.
 */
public record JobEstimate(
    long parameters,
    long tokens,
    int leases,
    int audits,
    Wei pricePerLease,
    Wei pricePerAudit,
    Wei deposit,
    Wei cost,
    long minutes,
    Wei balance,
    boolean affordable,
    long memoryMib,
    long leastMemoryMib,
    JobRisk risk,
    Wei bond,
    JobPot pot) {

  /** Deposit, bond and pot; what of it is not spent comes back. */
  public Wei setAside() {
    return deposit.plus(bond).plus(pot.cost());
  }
}
