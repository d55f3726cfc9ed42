package dev.hearth.wallet.practice.evm;

import java.math.BigInteger;

/** Address 5: base^exponent mod modulus, each of any length (EIP-198, priced by EIP-2565). */
final class ModExp implements Precompile {
  private static final BigInteger MINIMUM = BigInteger.valueOf(200);
  private static final int HEADER = 3 * Word.BYTES;

  @Override
  public BigInteger gas(byte[] input) {
    BigInteger longest = length(input, 0).max(length(input, 2));
    BigInteger words = longest.add(BigInteger.valueOf(7)).shiftRight(3);
    BigInteger gas = words.multiply(words).multiply(iterations(input));
    return gas.divide(BigInteger.valueOf(3)).max(MINIMUM);
  }

  /** About the number of squarings that the exponent asks for. */
  private static BigInteger iterations(byte[] input) {
    BigInteger exponentLength = length(input, 1);
    int headLength = Math.min(Word.BYTES, Word.index(exponentLength));
    BigInteger head = number(input, offset(length(input, 0)), headLength);
    BigInteger beyond = exponentLength.subtract(BigInteger.valueOf(Word.BYTES));
    return beyond
        .max(BigInteger.ZERO)
        .shiftLeft(3)
        .add(BigInteger.valueOf(Math.max(0, head.bitLength() - 1)))
        .max(BigInteger.ONE);
  }

  /** Called only once the gas is paid, which bounds every length that matters. */
  @Override
  public byte[] run(byte[] input) {
    int baseLength = Word.index(length(input, 0));
    int modulusLength = Word.index(length(input, 2));
    if (modulusLength == 0) {
      return Bytes.EMPTY;
    }
    int exponentLength = Word.index(length(input, 1));
    BigInteger base = number(input, HEADER, baseLength);
    BigInteger exponent = number(input, HEADER + baseLength, exponentLength);
    BigInteger modulus = number(input, HEADER + baseLength + exponentLength, modulusLength);
    BigInteger power = modulus.signum() == 0 ? BigInteger.ZERO : base.modPow(exponent, modulus);
    return Word.toBytes(power, modulusLength);
  }

  private static BigInteger length(byte[] input, int index) {
    return Word.fromBytes(Bytes.slice(input, index * Word.BYTES, Word.BYTES));
  }

  private static int offset(BigInteger baseLength) {
    return Word.index(baseLength.add(BigInteger.valueOf(HEADER)));
  }

  private static BigInteger number(byte[] input, int offset, int length) {
    return Word.fromBytes(Bytes.slice(input, offset, length));
  }
}
