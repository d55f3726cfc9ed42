package dev.hearth.api;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;

/** The most that the gas of a payment may cost besides its amount, and what the wallet has. */
public record PaymentQuote(Address to, Wei amount, Wei fee, Wei balance) {}
