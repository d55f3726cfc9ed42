package dev.hearth.api;

import dev.hearth.protocol.Wei;

/**
 * Whether it pays a provider to cheat on a lease of a job: the share of leases that is checked (0
 * to 1), the bond and the pay that are lost by whoever is caught, what cheating costs on average,
 * the same if half of those who check were in league with the cheater, and all of it in words.
 */
public record JobRisk(
    double auditRate,
    Wei bond,
    Wei pay,
    Wei cheatingCosts,
    Wei cheatingCostsIfHalfCollude,
    String sentence) {}
