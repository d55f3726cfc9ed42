package dev.hearth.api;

import dev.hearth.protocol.Wei;

/**
 * Earned is all accepted work ever; pending the part of it still in vouchers; withdrawn what has
 * been paid to the wallet's account. Earned = pending + withdrawn.
 */
public record EarningsView(Wei earned, Wei pending, Wei withdrawn, Wei today) {}
