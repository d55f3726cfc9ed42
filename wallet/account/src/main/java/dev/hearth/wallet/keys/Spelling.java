package dev.hearth.wallet.keys;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * How addresses are written for people (EIP-55): the case of the letters is a checksum, so that a
 * slip is noticed.
 */
public final class Spelling {
  private static final int PREFIX = 2;

  private Spelling() {}

  /** 0x and 40 digits, some letters capital. */
  public static String of(Address address) {
    String digits = address.toString().substring(PREFIX);
    String hash = Hash.keccak256(digits.getBytes(StandardCharsets.US_ASCII)).hex();
    StringBuilder spelling = new StringBuilder("0x");
    for (int i = 0; i < digits.length(); i++) {
      char digit = digits.charAt(i);
      boolean capital = Character.digit(hash.charAt(i), 16) >= 8;
      spelling.append(capital ? Character.toUpperCase(digit) : digit);
    }
    return spelling.toString();
  }

  /**
   * Reads an address in one case, or in mixed case with the right checksum. Throws
   * IllegalArgumentException for anything else.
   */
  public static Address read(String text) {
    Address address = Address.ofHex(text);
    String digits = text.substring(PREFIX);
    boolean oneCase =
        digits.equals(digits.toLowerCase(Locale.ROOT))
            || digits.equals(digits.toUpperCase(Locale.ROOT));
    if (!text.startsWith("0x") || !oneCase && !of(address).equals(text)) {
      throw new IllegalArgumentException("a letter or digit of the address is wrong");
    }
    return address;
  }
}
