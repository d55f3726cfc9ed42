package dev.hearth.wallet.practice.chain;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.wallet.practice.evm.Log;
import dev.hearth.wallet.practice.evm.Word;
import java.util.List;

/** 2048 bits that tell which logs cannot be in a block (Yellow Paper, 4.3.1). */
public record Bloom(Bytes bits) {
  private static final int SIZE = 256;
  private static final int BITS_AN_ENTRY = 3;

  static Bloom of(List<Log> logs) {
    byte[] bits = new byte[SIZE];
    for (Log log : logs) {
      add(bits, log.address().toArray());
      log.topics().forEach(topic -> add(bits, Word.toBytes(topic)));
    }
    return new Bloom(Bytes.of(bits));
  }

  private static void add(byte[] bits, byte[] entry) {
    byte[] hash = Hash.keccak256(entry).toArray();
    for (int i = 0; i < BITS_AN_ENTRY; i++) {
      int bit = (hash[2 * i] & 0x7) << 8 | hash[2 * i + 1] & 0xff;
      bits[SIZE - 1 - bit / 8] |= (byte) (1 << bit % 8);
    }
  }

  @Override
  public String toString() {
    return bits.toString();
  }
}
