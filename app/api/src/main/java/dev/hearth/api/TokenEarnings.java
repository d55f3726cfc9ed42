package dev.hearth.api;

import dev.hearth.protocol.Wei;

/** What was earned in one token, as {@link EarningsView} says it of coin. */
public record TokenEarnings(
    Denomination money, Wei earned, Wei pending, Wei withdrawn, Wei today) {}
