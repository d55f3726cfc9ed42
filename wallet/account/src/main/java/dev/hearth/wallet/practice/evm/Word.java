package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import java.math.BigInteger;

/** The machine's words: unsigned integers below 2^256 (Yellow Paper, section 9.1). */
public final class Word {
  static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);
  static final BigInteger MAX = MODULUS.subtract(BigInteger.ONE);
  public static final int BYTES = 32;

  private Word() {}

  /** The value modulo 2^256; negative values wrap as two's complement. */
  static BigInteger wrap(BigInteger value) {
    return value.signum() >= 0 && value.bitLength() <= 256 ? value : value.and(MAX);
  }

  static BigInteger signed(BigInteger word) {
    return word.testBit(255) ? word.subtract(MODULUS) : word;
  }

  static BigInteger of(boolean flag) {
    return flag ? BigInteger.ONE : BigInteger.ZERO;
  }

  public static BigInteger of(Hash hash) {
    return fromBytes(hash.toArray());
  }

  public static BigInteger of(Address address) {
    return fromBytes(address.toArray());
  }

  /** The account whose address is the word's low 20 bytes. */
  static Address toAddress(BigInteger word) {
    return Address.of(toBytes(word, Address.SIZE));
  }

  public static BigInteger fromBytes(byte[] bigEndian) {
    return new BigInteger(1, bigEndian);
  }

  /** 32 big-endian bytes. */
  public static byte[] toBytes(BigInteger word) {
    return toBytes(word, BYTES);
  }

  static byte[] toBytes(BigInteger word, int length) {
    byte[] magnitude = word.toByteArray();
    byte[] bytes = new byte[length];
    int count = Math.min(length, magnitude.length);
    System.arraycopy(magnitude, magnitude.length - count, bytes, length - count, count);
    return bytes;
  }

  /** The word as an index, or the largest int where it is beyond any array. */
  static int index(BigInteger word) {
    return word.bitLength() <= 31 ? word.intValue() : Integer.MAX_VALUE;
  }
}
