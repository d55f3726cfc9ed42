package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Hash;
import java.math.BigInteger;

/** Comparisons, bits and hashing: opcodes 0x10 to 0x20. */
final class Logic {
  private Logic() {}

  static void define(Opcodes table) {
    table.binary(0x10, Gas.VERY_LOW, (a, b) -> Word.of(a.compareTo(b) < 0));
    table.binary(0x11, Gas.VERY_LOW, (a, b) -> Word.of(a.compareTo(b) > 0));
    table.signed(0x12, Gas.VERY_LOW, (a, b) -> Word.of(a.compareTo(b) < 0));
    table.signed(0x13, Gas.VERY_LOW, (a, b) -> Word.of(a.compareTo(b) > 0));
    table.binary(0x14, Gas.VERY_LOW, (a, b) -> Word.of(a.equals(b)));
    table.unary(0x15, Gas.VERY_LOW, a -> Word.of(a.signum() == 0));
    table.binary(0x16, Gas.VERY_LOW, BigInteger::and);
    table.binary(0x17, Gas.VERY_LOW, BigInteger::or);
    table.binary(0x18, Gas.VERY_LOW, BigInteger::xor);
    table.unary(0x19, Gas.VERY_LOW, BigInteger::not);
    table.binary(0x1a, Gas.VERY_LOW, Logic::byteAt);
    table.binary(0x1b, Gas.VERY_LOW, (by, a) -> a.shiftLeft(distance(by)));
    table.binary(0x1c, Gas.VERY_LOW, (by, a) -> a.shiftRight(distance(by)));
    table.binary(0x1d, Gas.VERY_LOW, (by, a) -> Word.signed(a).shiftRight(distance(by)));
    table.define(0x20, Gas.KECCAK, Logic::keccak);
  }

  /** The byte at an index from the high end. */
  private static BigInteger byteAt(BigInteger index, BigInteger word) {
    return Word.index(index) < Word.BYTES
        ? BigInteger.valueOf(Word.toBytes(word)[index.intValue()] & 0xff)
        : BigInteger.ZERO;
  }

  private static int distance(BigInteger by) {
    return Math.min(256, Word.index(by));
  }

  private static void keccak(Frame frame) {
    Range range = frame.popRange();
    frame.expand(range);
    frame.use(Gas.KECCAK_WORD * Gas.words(range.length()));
    frame.push(Word.of(Hash.keccak256(frame.memory().read(range))));
  }
}
