package dev.hearth.api;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;

/**
 * The most that the gas of a payment may cost besides its amount, in coin, and what the wallet has
 * of what is paid.
 *
 * @param money what amount and balance are in
 */
public record PaymentQuote(Address to, Wei amount, Wei fee, Wei balance, Denomination money) {}
