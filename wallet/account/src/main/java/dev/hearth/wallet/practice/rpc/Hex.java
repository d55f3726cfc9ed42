package dev.hearth.wallet.practice.rpc;

import dev.hearth.protocol.Hash;
import java.math.BigInteger;
import java.util.HexFormat;

/** Values as the RPC writes them: quantities without leading zeros, data in full bytes. */
final class Hex {
  private Hex() {}

  static String quantity(BigInteger value) {
    return "0x" + value.toString(16);
  }

  static String quantity(long value) {
    return "0x" + Long.toHexString(value);
  }

  static String data(byte[] bytes) {
    return "0x" + HexFormat.of().formatHex(bytes);
  }

  static String data(Hash hash) {
    return hash.bytes().toString();
  }

  /** 32 bytes. */
  static String word(BigInteger word) {
    return "0x%064x".formatted(word);
  }
}
