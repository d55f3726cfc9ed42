package dev.hearth.api;

import dev.hearth.protocol.Wei;

/**
 * What a job will be: parameters of the model, tokens of its text, leases and audits, the deposit
 * it takes (the worst case) and the cost when all goes well, how many minutes it would take this
 * machine's devices alone (0 when none was measured), whether balance and budget cover what is set
 * aside, the memory that a device needs for it, in MiB: to be fast, and at least; whether cheating
 * would pay; what all these amounts are in; the bond with which the payer answers for what its node
 * signs, in the same; and the pot for audits by strangers, which is in coin.
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
    Denomination money,
    Wei bond,
    JobPot pot) {

  /** Deposit and bond, and the pot where all are in coin; what of it is not spent comes back. */
  public Wei setAside() {
    Wei own = deposit.plus(bond);
    return money.coin() ? own.plus(pot.cost()) : own;
  }
}
