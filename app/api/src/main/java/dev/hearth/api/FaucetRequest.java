package dev.hearth.api;

/** The account to give to (empty: the wallet's own), and how much in wei as decimal digits. */
public record FaucetRequest(String address, String wei) {}
