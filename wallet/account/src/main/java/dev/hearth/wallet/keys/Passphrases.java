package dev.hearth.wallet.keys;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Passphrases on their way into a key derivation. */
final class Passphrases {
  private Passphrases() {}

  /** Overwrites the characters with zeros; the bytes are the caller's to overwrite. */
  static byte[] utf8(char[] passphrase) {
    ByteBuffer encoded = StandardCharsets.UTF_8.encode(CharBuffer.wrap(passphrase));
    byte[] bytes = Arrays.copyOf(encoded.array(), encoded.limit());
    Arrays.fill(encoded.array(), (byte) 0);
    Arrays.fill(passphrase, '\0');
    return bytes;
  }
}
