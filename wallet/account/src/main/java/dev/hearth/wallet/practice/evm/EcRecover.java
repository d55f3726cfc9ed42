package dev.hearth.wallet.practice.evm;

import java.math.BigInteger;

/** Address 1: who signed a hash. Input: hash, v (27 or 28), r, s, a word each. */
final class EcRecover implements Precompile {
  @Override
  public BigInteger gas(byte[] input) {
    return BigInteger.valueOf(3000);
  }

  /** The signer's address as a word, or nothing where there is no such signer. */
  @Override
  public byte[] run(byte[] input) {
    BigInteger v = word(input, 1);
    if (v.bitLength() > 31 || v.intValue() != 27 && v.intValue() != 28) {
      return Bytes.EMPTY;
    }
    byte[] hash = Bytes.slice(input, 0, Word.BYTES);
    return Secp256k1.recover(hash, v.intValue() - 27, word(input, 2), word(input, 3))
        .map(signer -> Word.toBytes(signer.word()))
        .orElse(Bytes.EMPTY);
  }

  private static BigInteger word(byte[] input, int index) {
    return Word.fromBytes(Bytes.slice(input, index * Word.BYTES, Word.BYTES));
  }
}
