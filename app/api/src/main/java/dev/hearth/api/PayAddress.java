package dev.hearth.api;

import dev.hearth.protocol.Address;
import java.util.List;

/**
 * Where to pay: the address as wallets spell it (EIP-55), the link that they open (EIP-681), and
 * that link as a QR code: rows from the top, '#' dark and '.' light, without its quiet zone.
 */
public record PayAddress(Address address, String spelling, String link, List<String> qr) {}
