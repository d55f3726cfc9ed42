package dev.hearth.wallet.keys;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * Twelve letters and digits that open one pairing: 60 bits, so that not even who has the sealed
 * text for ever tries them all. As people read and type it, O is 0, I and L are 1. Never printed by
 * {@link #toString}.
 */
public final class PairingCode {
  /** Douglas Crockford's base 32: no letter is taken for another. */
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

  private static final int LENGTH = 12;
  private static final int GROUP = 4;

  private final String letters;

  private PairingCode(String letters) {
    this.letters = letters;
  }

  static PairingCode generate(SecureRandom random) {
    StringBuilder letters = new StringBuilder();
    for (int i = 0; i < LENGTH; i++) {
      letters.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
    }
    return new PairingCode(letters.toString());
  }

  /** From what a person typed; anything else that was typed is some other code. */
  public static PairingCode typed(String text) {
    String plain = text.toUpperCase(Locale.ROOT).replaceAll("[^0-9A-Z]", "");
    return new PairingCode(plain.replace('O', '0').replace('I', '1').replace('L', '1'));
  }

  /** For the owner's eyes: three groups of four. */
  public String text() {
    return letters.replaceAll("(.{" + GROUP + "})(?=.)", "$1-");
  }

  byte[] secret() {
    return letters.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public String toString() {
    return "PairingCode[]";
  }
}
