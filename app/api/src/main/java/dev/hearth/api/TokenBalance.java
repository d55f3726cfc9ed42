package dev.hearth.api;

import dev.hearth.protocol.Wei;

/** How much of a token the wallet has. */
public record TokenBalance(Denomination money, Wei balance) {}
