package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.PublicKey;
import dev.hearth.protocol.Signature;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.bouncycastle.crypto.ec.CustomNamedCurves;

/** Address 1: who signed a hash. Input: hash, v (27 or 28), r, s, a word each. */
final class EcRecover implements Precompile {
  private static final BigInteger ORDER = CustomNamedCurves.getByName("secp256k1").getN();
  private static final int EVEN = 27;
  private static final int ODD = 28;

  @Override
  public BigInteger gas(byte[] input) {
    return BigInteger.valueOf(3000);
  }

  /** The signer's address as a word, or nothing where there is no such signer. */
  @Override
  public byte[] run(byte[] input) {
    return signer(input).map(signer -> Word.toBytes(Word.of(signer))).orElse(Bytes.EMPTY);
  }

  private static Optional<Address> signer(byte[] input) {
    int v = Word.index(word(input, 1));
    BigInteger s = word(input, 3);
    if ((v != EVEN && v != ODD) || s.compareTo(ORDER) >= 0) {
      return Optional.empty();
    }
    Hash digest = Hash.of(Bytes.slice(input, 0, Word.BYTES));
    return PublicKey.recover(digest, lowSignature(word(input, 2), s, v)).map(PublicKey::address);
  }

  /** (r, s, v) and (r, n - s, other v) come from the same key; the house knows only low s. */
  private static Signature lowSignature(BigInteger r, BigInteger s, int v) {
    boolean isLow = s.compareTo(ORDER.shiftRight(1)) <= 0;
    return Signature.of(
        ByteBuffer.allocate(Signature.SIZE)
            .put(Word.toBytes(r))
            .put(Word.toBytes(isLow ? s : ORDER.subtract(s)))
            .put((byte) (isLow ? v : EVEN + ODD - v))
            .array());
  }

  private static BigInteger word(byte[] input, int index) {
    return Word.fromBytes(Bytes.slice(input, index * Word.BYTES, Word.BYTES));
  }
}
