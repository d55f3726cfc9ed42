package dev.hearth.wallet.practice.evm;

import dev.hearth.wallet.practice.rlp.Rlp;
import java.math.BigInteger;

/** An account's 20-byte address, as an unsigned integer. */
public record Address(BigInteger word) {
  public static final Address ZERO = new Address(BigInteger.ZERO);
  private static final int BYTES = 20;
  private static final BigInteger MASK = BigInteger.ONE.shiftLeft(160).subtract(BigInteger.ONE);

  public Address {
    if (word.signum() < 0 || word.bitLength() > 160) {
      throw new IllegalArgumentException("an address has 20 bytes");
    }
  }

  /** The low 20 bytes of a word. */
  static Address ofWord(BigInteger word) {
    return new Address(word.and(MASK));
  }

  static Address of(long value) {
    return new Address(BigInteger.valueOf(value));
  }

  /** Reads 0x and 40 hex digits; mixed-case checksums (EIP-55) are not checked. */
  public static Address parse(String text) {
    if (!text.matches("0x[0-9a-fA-F]{40}")) {
      throw new IllegalArgumentException("not an address: " + text);
    }
    return new Address(new BigInteger(text.substring(2), 16));
  }

  public static Address fromBytes(byte[] bytes) {
    if (bytes.length != BYTES) {
      throw new IllegalArgumentException("an address has 20 bytes, not " + bytes.length);
    }
    return new Address(Word.fromBytes(bytes));
  }

  /** Where CREATE, and a transaction without recipient, puts a contract (Yellow Paper, 7). */
  static Address created(Address creator, long nonce) {
    Rlp seed =
        Rlp.list(Rlp.of(creator.toBytes()), Rlp.of(new BigInteger(Long.toUnsignedString(nonce))));
    return ofWord(Hash256.keccak(seed.encode()).word());
  }

  /** Where CREATE2 puts a contract (EIP-1014). */
  static Address created2(Address creator, BigInteger salt, byte[] initCode) {
    byte[] codeHash = Hash256.keccak(initCode).toBytes();
    byte[] prefix = {(byte) 0xff};
    return ofWord(
        Hash256.keccak(prefix, creator.toBytes(), Word.toBytes(salt), codeHash).word());
  }

  public byte[] toBytes() {
    return Word.toBytes(word, BYTES);
  }

  @Override
  public String toString() {
    return "0x%040x".formatted(word);
  }
}
