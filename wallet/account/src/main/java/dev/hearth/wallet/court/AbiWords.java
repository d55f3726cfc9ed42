package dev.hearth.wallet.court;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import java.nio.ByteBuffer;

/** Values as words of the Solidity ABI, 32 bytes each. */
final class AbiWords {
  private static final int SIZE = 32;

  private AbiWords() {}

  /** keccak256 of the words. */
  static Hash hash(Object... values) {
    ByteBuffer words = ByteBuffer.allocate(SIZE * values.length);
    for (Object value : values) {
      words.put(word(value));
    }
    return Hash.keccak256(words.array());
  }

  private static byte[] word(Object value) {
    ByteBuffer word = ByteBuffer.allocate(SIZE);
    return switch (value) {
      case Hash hash -> hash.toArray();
      case Address address -> word.put(SIZE - Address.SIZE, address.toArray()).array();
      case Number number -> word.putLong(SIZE - Long.BYTES, number.longValue()).array();
      default -> throw new IllegalArgumentException("no word: " + value.getClass());
    };
  }
}
