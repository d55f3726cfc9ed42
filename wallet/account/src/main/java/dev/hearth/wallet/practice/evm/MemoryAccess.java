package dev.hearth.wallet.practice.evm;

import java.math.BigInteger;

/** MLOAD, MSTORE, MSTORE8, MSIZE and MCOPY. */
final class MemoryAccess {
  private MemoryAccess() {}

  static void define(Opcodes table) {
    table.define(0x51, Gas.VERY_LOW, MemoryAccess::load);
    table.define(0x52, Gas.VERY_LOW, MemoryAccess::store);
    table.define(0x53, Gas.VERY_LOW, MemoryAccess::storeByte);
    table.push(0x59, Gas.BASE, frame -> BigInteger.valueOf(frame.memory().size()));
    table.define(0x5e, Gas.VERY_LOW, MemoryAccess::copy);
  }

  private static void load(Frame frame) {
    BigInteger offset = frame.pop();
    frame.expand(Range.word(offset));
    frame.push(frame.memory().readWord(offset));
  }

  private static void store(Frame frame) {
    BigInteger offset = frame.pop();
    BigInteger word = frame.pop();
    frame.expand(Range.word(offset));
    frame.memory().write(offset.intValue(), Word.toBytes(word));
  }

  private static void storeByte(Frame frame) {
    BigInteger offset = frame.pop();
    byte[] low = {frame.pop().byteValue()};
    frame.expand(new Range(offset, BigInteger.ONE));
    frame.memory().write(offset.intValue(), low);
  }

  /** EIP-5656: ranges may overlap; memory grows for the source too. */
  private static void copy(Frame frame) {
    BigInteger to = frame.pop();
    BigInteger from = frame.pop();
    BigInteger size = frame.pop();
    Range widest = new Range(to.max(from), size);
    frame.expand(widest);
    frame.use(Gas.COPY_WORD * Gas.words(widest.length()));
    if (!widest.isEmpty()) {
      frame.memory().copy(from.intValue(), to.intValue(), widest.length());
    }
  }
}
