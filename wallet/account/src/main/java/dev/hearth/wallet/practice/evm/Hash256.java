package dev.hearth.wallet.practice.evm;

import java.math.BigInteger;
import org.bouncycastle.jcajce.provider.digest.Keccak;

/** A Keccak-256 hash: of a block, a transaction, code or a trie node. */
public record Hash256(BigInteger word) {
  public static final Hash256 ZERO = new Hash256(BigInteger.ZERO);

  public static Hash256 keccak(byte[]... parts) {
    Keccak.Digest256 digest = new Keccak.Digest256();
    for (byte[] part : parts) {
      digest.update(part, 0, part.length);
    }
    return new Hash256(Word.fromBytes(digest.digest()));
  }

  public byte[] toBytes() {
    return Word.toBytes(word);
  }

  @Override
  public String toString() {
    return "0x%064x".formatted(word);
  }
}
