package dev.hearth.protocol;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Typed structured data hashing (EIP-712) for the escrow contract of one chain: what is signed for
 * one contract and chain cannot be replayed on another.
 */
public record Eip712(long chainId, Address contract) {
  private static final String DOMAIN_TYPE =
      "EIP712Domain(string name,string version,uint256 chainId,address verifyingContract)";
  public static final String NAME = "Hearth Escrow";
  public static final String VERSION = "1";

  /** What a contract recovers a signer from: keccak(0x1901, domain separator, struct hash). */
  public Hash digest(Hash structHash) {
    return Hash.keccak256(
        new byte[] {0x19, 0x01}, domainSeparator().toArray(), structHash.toArray());
  }

  Hash domainSeparator() {
    return Hash.keccak256(
        typeHash(DOMAIN_TYPE),
        typeHash(NAME),
        typeHash(VERSION),
        word(BigInteger.valueOf(chainId)),
        word(contract));
  }

  /** Of a struct type as EIP-712 writes it. */
  public static byte[] typeHash(String type) {
    return Hash.keccak256(type.getBytes(StandardCharsets.UTF_8)).toArray();
  }

  /** Unsigned. */
  public static byte[] word(BigInteger value) {
    return Signature.word(value);
  }

  /** Of a value that is not negative. */
  public static byte[] word(long value) {
    return ByteBuffer.allocate(32).putLong(24, value).array();
  }

  public static byte[] word(Address address) {
    return ByteBuffer.allocate(32).put(12, address.toArray()).array();
  }
}
