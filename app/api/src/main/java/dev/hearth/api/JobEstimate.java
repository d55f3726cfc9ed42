package dev.hearth.api;

import dev.hearth.protocol.Wei;

/**
 * What a job will be: parameters of the model, tokens of its text, leases and audits, the deposit
 * it takes (the worst case) and the cost when all goes well, a rough duration in minutes with the
 * peers seen now (0 when there are none), and whether the balance covers it.
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
    int minutes,
    Wei balance,
    boolean affordable) {}
