package dev.hearth.api;

import dev.hearth.protocol.Wei;

/** It is on the chain: its transaction (0x and 64 digits), and what its gas cost in coin. */
public record PaymentMade(String transaction, Wei amount, Wei fee, WalletView wallet) {}
