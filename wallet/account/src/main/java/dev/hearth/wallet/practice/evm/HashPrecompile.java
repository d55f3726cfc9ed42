package dev.hearth.wallet.practice.evm;

import java.math.BigInteger;
import java.util.function.UnaryOperator;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.RIPEMD160Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;

/** SHA-256, RIPEMD-160 and the identity: priced by the word, output a word or the input. */
enum HashPrecompile implements Precompile {
  SHA256(60, 12, input -> digest(new SHA256Digest(), input)),
  RIPEMD160(600, 120, input -> digest(new RIPEMD160Digest(), input)),
  IDENTITY(15, 3, UnaryOperator.identity());

  private final long constantGas;
  private final long wordGas;
  private final UnaryOperator<byte[]> function;

  HashPrecompile(long constantGas, long wordGas, UnaryOperator<byte[]> function) {
    this.constantGas = constantGas;
    this.wordGas = wordGas;
    this.function = function;
  }

  @Override
  public BigInteger gas(byte[] input) {
    return BigInteger.valueOf(constantGas + wordGas * Gas.words(input.length));
  }

  @Override
  public byte[] run(byte[] input) {
    return function.apply(input);
  }

  private static byte[] digest(Digest digest, byte[] input) {
    byte[] padded = new byte[Word.BYTES];
    digest.update(input, 0, input.length);
    digest.doFinal(padded, Word.BYTES - digest.getDigestSize());
    return padded;
  }
}
