package dev.hearth.api;

/** To whom (0x and 40 hexadecimal digits; mixed case is checked for slips), and wei as digits. */
public record PaymentRequest(String to, String wei) {}
