package dev.hearth.api;

/** A token by the address of its contract, 0x and 40 hexadecimal digits. */
public record TokenReference(String token) {}
