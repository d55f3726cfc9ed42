package dev.hearth.api;

import dev.hearth.protocol.Wei;

/**
 * What a job will be: parameters of the model, tokens of its text, leases and audits, the deposit
 * it takes (the worst case) and the cost when all goes well, how many minutes it would take this
 * machine's devices alone (0 when none was measured), whether the balance covers it, and the memory
 * that a device needs for it, in MiB: to be fast, and at least; whether cheating would pay; and
 * what all these amounts are in.
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
    Denomination money) {}
