package dev.hearth.wallet.token;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A token's short name as it is told: an ABI string, or 32 bytes padded with zeros as the first
 * tokens have it. Whoever made the token wrote it, and may have written anything.
 */
final class Symbol {
  private static final int LONGEST = 12;
  private static final String UNKNOWN = "units";

  private Symbol() {}

  static String read(Bytes told) {
    byte[] bytes = told.toArray();
    byte[] text =
        bytes.length > 2 * Hash.SIZE
            ? Arrays.copyOfRange(bytes, 2 * Hash.SIZE, bytes.length)
            : bytes;
    String plain =
        new String(text, StandardCharsets.US_ASCII).replaceAll("[^A-Za-z0-9.$_-]", "").strip();
    return plain.isEmpty() ? UNKNOWN : plain.substring(0, Math.min(LONGEST, plain.length()));
  }
}
