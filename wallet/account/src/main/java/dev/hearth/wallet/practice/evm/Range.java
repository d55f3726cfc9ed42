package dev.hearth.wallet.practice.evm;

import java.math.BigInteger;

/** A piece of memory as an operation names it; only an empty one may lie anywhere. */
record Range(BigInteger offset, BigInteger size) {
  static Range word(BigInteger offset) {
    return new Range(offset, BigInteger.valueOf(Word.BYTES));
  }

  boolean isEmpty() {
    return size.signum() == 0;
  }

  /** Whether no amount of gas pays for a memory that reaches so far. */
  boolean isUnpayable() {
    return !isEmpty() && (offset.bitLength() > 31 || size.bitLength() > 31);
  }

  long end() {
    return isEmpty() ? 0 : offset.longValue() + size.longValue();
  }

  int start() {
    return isEmpty() ? 0 : offset.intValue();
  }

  int length() {
    return size.intValue();
  }
}
