package dev.hearth.host.address;

import dev.hearth.protocol.MalformedException;
import java.io.ByteArrayOutputStream;

/** RFC 4648 base32 in lower case without padding, the multibase that CIDs use by default. */
final class Base32 {
  private static final String ALPHABET = "abcdefghijklmnopqrstuvwxyz234567";

  private Base32() {}

  static byte[] decode(String text) throws MalformedException {
    ByteArrayOutputStream out = new ByteArrayOutputStream(text.length() * 5 / 8);
    int buffer = 0;
    int bits = 0;
    for (char c : text.toCharArray()) {
      buffer = buffer << 5 | digit(c);
      bits += 5;
      if (bits >= 8) {
        bits -= 8;
        out.write(buffer >>> bits);
        buffer &= (1 << bits) - 1;
      }
    }
    return out.toByteArray();
  }

  private static int digit(char c) throws MalformedException {
    int digit = ALPHABET.indexOf(c);
    if (digit < 0) {
      throw new MalformedException("not base32: " + c);
    }
    return digit;
  }
}
