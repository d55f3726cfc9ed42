package dev.hearth.wallet.practice.evm;

import java.math.BigInteger;
import java.util.function.BinaryOperator;

/** Opcodes 0x01 to 0x0b. Division by zero is zero. */
final class Arithmetic {
  private Arithmetic() {}

  static void define(Opcodes table) {
    table.binary(0x01, Gas.VERY_LOW, BigInteger::add);
    table.binary(0x02, Gas.LOW, BigInteger::multiply);
    table.binary(0x03, Gas.VERY_LOW, BigInteger::subtract);
    table.binary(0x04, Gas.LOW, unlessZero(BigInteger::divide));
    table.signed(0x05, Gas.LOW, unlessZero(BigInteger::divide));
    table.binary(0x06, Gas.LOW, unlessZero(BigInteger::remainder));
    table.signed(0x07, Gas.LOW, unlessZero(BigInteger::remainder));
    table.define(0x08, Gas.MID, frame -> modular(frame, BigInteger::add));
    table.define(0x09, Gas.MID, frame -> modular(frame, BigInteger::multiply));
    table.define(0x0a, Gas.EXP, Arithmetic::exponentiate);
    table.binary(0x0b, Gas.LOW, Arithmetic::signExtend);
  }

  private static BinaryOperator<BigInteger> unlessZero(BinaryOperator<BigInteger> division) {
    return (a, b) -> b.signum() == 0 ? BigInteger.ZERO : division.apply(a, b);
  }

  /** ADDMOD and MULMOD: the intermediate result is not cut to 256 bits. */
  private static void modular(Frame frame, BinaryOperator<BigInteger> function) {
    BigInteger result = function.apply(frame.pop(), frame.pop());
    BigInteger modulus = frame.pop();
    frame.push(modulus.signum() == 0 ? BigInteger.ZERO : result.mod(modulus));
  }

  private static void exponentiate(Frame frame) {
    BigInteger base = frame.pop();
    BigInteger exponent = frame.pop();
    frame.use(Gas.EXP_BYTE * ((exponent.bitLength() + 7) / 8));
    frame.push(base.modPow(exponent, Word.MODULUS));
  }

  /** Copies the sign bit of the byte at an index, from the low end, into all higher bits. */
  private static BigInteger signExtend(BigInteger index, BigInteger word) {
    if (Word.index(index) >= Word.BYTES - 1) {
      return word;
    }
    int signBit = 8 * index.intValue() + 7;
    BigInteger low = BigInteger.ONE.shiftLeft(signBit).subtract(BigInteger.ONE);
    return word.testBit(signBit) ? word.or(Word.MAX.xor(low)) : word.and(low);
  }
}
