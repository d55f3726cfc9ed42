package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Address;
import dev.hearth.wallet.practice.evm.Message.Creation;
import java.math.BigInteger;

/** CREATE and CREATE2. */
final class Creating {
  /** EIP-3860. */
  static final int MAX_INIT_CODE = 2 * 24576;

  private Creating() {}

  static void define(Opcodes table) {
    table.define(0xf0, Gas.CREATE, Creating::create);
    table.define(0xf5, Gas.CREATE, Creating::create2);
  }

  private static void create(Frame frame) {
    BigInteger value = frame.pop();
    byte[] initCode = popInitCode(frame, Gas.INIT_CODE_WORD);
    Address self = frame.message().self();
    start(frame, value, initCode, ContractAddress.created(self, frame.world().nonce(self)));
  }

  private static void create2(Frame frame) {
    BigInteger value = frame.pop();
    byte[] initCode = popInitCode(frame, Gas.INIT_CODE_WORD + Gas.KECCAK_WORD);
    start(
        frame,
        value,
        initCode,
        ContractAddress.created2(frame.message().self(), frame.pop(), initCode));
  }

  private static byte[] popInitCode(Frame frame, long wordGas) {
    frame.requireWritable();
    Range range = frame.popRange();
    if (range.size().compareTo(BigInteger.valueOf(MAX_INIT_CODE)) > 0) {
      throw new ExceptionalHalt(HaltReason.OUT_OF_GAS);
    }
    frame.expand(range);
    frame.use(wordGas * Gas.words(range.length()));
    return frame.memory().read(range);
  }

  private static void start(Frame frame, BigInteger value, byte[] initCode, Address address) {
    long gas = Gas.allButOne64th(frame.gas());
    frame.use(gas);
    Message own = frame.message();
    frame.invoke(
        new Creation(own.self(), address, value, initCode, gas, own.depth() + 1),
        outcome -> resume(frame, address, outcome));
  }

  /** Only a revert leaves return data behind (EIP-211). */
  private static void resume(Frame frame, Address address, Outcome outcome) {
    frame.giveBack(outcome.gasLeft());
    frame.setReturnData(outcome.succeeded() ? Bytes.EMPTY : outcome.output());
    frame.push(outcome.succeeded() ? Word.of(address) : BigInteger.ZERO);
  }
}
