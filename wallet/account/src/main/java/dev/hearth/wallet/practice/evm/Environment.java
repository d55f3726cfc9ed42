package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Address;
import java.math.BigInteger;

/** Who runs what, and with which data: opcodes 0x30 to 0x3f. */
final class Environment {
  private Environment() {}

  static void define(Opcodes table) {
    table.push(0x30, Gas.BASE, frame -> Word.of(frame.message().self()));
    table.define(0x31, 0, Environment::balance);
    table.push(0x32, Gas.BASE, frame -> Word.of(frame.context().origin()));
    table.push(0x33, Gas.BASE, frame -> Word.of(frame.message().caller()));
    table.push(0x34, Gas.BASE, frame -> frame.message().value());
    table.define(0x35, Gas.VERY_LOW, Environment::callDataLoad);
    table.push(0x36, Gas.BASE, frame -> BigInteger.valueOf(frame.message().input().length));
    table.define(0x37, Gas.VERY_LOW, frame -> copy(frame, frame.message().input()));
    table.push(0x38, Gas.BASE, frame -> BigInteger.valueOf(frame.code().size()));
    table.define(0x39, Gas.VERY_LOW, frame -> copy(frame, frame.code().shared()));
    table.push(0x3a, Gas.BASE, frame -> frame.context().gasPrice());
    table.define(0x3b, 0, Environment::extCodeSize);
    table.define(0x3c, 0, Environment::extCodeCopy);
    table.push(0x3d, Gas.BASE, frame -> BigInteger.valueOf(frame.returnData().length));
    table.define(0x3e, Gas.VERY_LOW, Environment::returnDataCopy);
    table.define(0x3f, 0, Environment::extCodeHash);
  }

  private static void balance(Frame frame) {
    Address address = frame.popAddress();
    frame.use(frame.accessCost(address));
    frame.push(frame.world().balance(address));
  }

  private static void callDataLoad(Frame frame) {
    int offset = Word.index(frame.pop());
    frame.push(Word.fromBytes(Bytes.slice(frame.message().input(), offset, Word.BYTES)));
  }

  private static void extCodeSize(Frame frame) {
    Address address = frame.popAddress();
    frame.use(frame.accessCost(address));
    frame.push(BigInteger.valueOf(frame.world().code(address).size()));
  }

  private static void extCodeCopy(Frame frame) {
    Address address = frame.popAddress();
    frame.use(frame.accessCost(address));
    copy(frame, frame.world().code(address).shared());
  }

  private static void extCodeHash(Frame frame) {
    Address address = frame.popAddress();
    frame.use(frame.accessCost(address));
    frame.push(
        frame.world().isEmpty(address)
            ? BigInteger.ZERO
            : Word.of(frame.world().code(address).hash()));
  }

  /** Unlike its sisters, RETURNDATACOPY may not read past the end (EIP-211). */
  private static void returnDataCopy(Frame frame) {
    BigInteger to = frame.pop();
    BigInteger from = frame.pop();
    BigInteger size = frame.pop();
    if (from.add(size).compareTo(BigInteger.valueOf(frame.returnData().length)) > 0) {
      throw new ExceptionalHalt(HaltReason.RETURN_DATA_OUT_OF_BOUNDS);
    }
    copy(frame, frame.returnData(), from, new Range(to, size));
  }

  private static void copy(Frame frame, byte[] source) {
    BigInteger to = frame.pop();
    BigInteger from = frame.pop();
    copy(frame, source, from, new Range(to, frame.pop()));
  }

  private static void copy(Frame frame, byte[] source, BigInteger from, Range to) {
    frame.expand(to);
    frame.use(Gas.COPY_WORD * Gas.words(to.length()));
    frame.memory().writePadded(to, source, from);
  }
}
