package dev.hearth.api;

import dev.hearth.protocol.Wei;

/**
 * What strangers audit the claims in a job for, also while its payer's machine is off: what is paid
 * for it (0: there is none), the money in it, the share of claimed leases that is drawn (0 to 1),
 * what one audit brings, what an auditor locks, and all of it in words, or why there is none.
 */
public record JobPot(
    Wei cost, Wei money, double rate, Wei reward, Wei auditorsBond, String sentence) {}
