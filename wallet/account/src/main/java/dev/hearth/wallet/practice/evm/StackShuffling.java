package dev.hearth.wallet.practice.evm;

import java.math.BigInteger;

/** POP, PUSH0 to PUSH32, DUP1 to DUP16, SWAP1 to SWAP16. */
final class StackShuffling {
  private StackShuffling() {}

  static void define(Opcodes table) {
    table.define(0x50, Gas.BASE, Frame::pop);
    table.push(0x5f, Gas.BASE, frame -> BigInteger.ZERO);
    for (int n = 1; n <= Word.BYTES; n++) {
      int length = n;
      table.push(0x5f + n, Gas.VERY_LOW, frame -> frame.nextOperand(length));
    }
    for (int n = 1; n <= 16; n++) {
      int depth = n;
      table.define(0x7f + n, Gas.VERY_LOW, frame -> frame.stack().duplicate(depth));
      table.define(0x8f + n, Gas.VERY_LOW, frame -> frame.stack().swap(depth));
    }
  }
}
