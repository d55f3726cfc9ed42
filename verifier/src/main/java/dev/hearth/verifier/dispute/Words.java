package dev.hearth.verifier.dispute;

import dev.hearth.protocol.Hash;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Words as values of a list: in the low 32 bits of a hash. */
final class Words {
  private static final int AT = Hash.SIZE - Integer.BYTES;

  private Words() {}

  static Hash value(int word) {
    return Hash.of(ByteBuffer.allocate(Hash.SIZE).putInt(AT, word).array());
  }

  static int word(Hash value) {
    return ByteBuffer.wrap(value.toArray()).getInt(AT);
  }

  static boolean isWord(Hash value) {
    return value(word(value)).equals(value);
  }

  /** Of a chunk's little-endian words. */
  static int at(byte[] chunk, int index) {
    return ByteBuffer.wrap(chunk).order(ByteOrder.LITTLE_ENDIAN).getInt(index * Integer.BYTES);
  }
}
