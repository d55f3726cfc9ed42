package dev.hearth.wallet.practice.evm;

import java.math.BigInteger;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** The table of opcodes: constant gas and operation of each. */
final class Opcodes {
  static final Opcodes CANCUN = cancun();

  private final Operation[] operations = new Operation[256];
  private final long[] gas = new long[256];

  private static Opcodes cancun() {
    Opcodes table = new Opcodes();
    Arithmetic.define(table);
    Logic.define(table);
    Environment.define(table);
    BlockInformation.define(table);
    MemoryAccess.define(table);
    StorageAccess.define(table);
    ControlFlow.define(table);
    StackShuffling.define(table);
    Logging.define(table);
    Calling.define(table);
    Creating.define(table);
    SelfDestruct.define(table);
    return table;
  }

  void run(Frame frame) {
    int opcode = frame.nextOpcode();
    if (operations[opcode] == null) {
      throw new ExceptionalHalt(HaltReason.INVALID_OPCODE);
    }
    frame.use(gas[opcode]);
    operations[opcode].run(frame);
  }

  void define(int opcode, long constantGas, Operation operation) {
    operations[opcode] = operation;
    gas[opcode] = constantGas;
  }

  void push(int opcode, long constantGas, Function<Frame, BigInteger> word) {
    define(opcode, constantGas, frame -> frame.push(word.apply(frame)));
  }

  void unary(int opcode, long constantGas, UnaryOperator<BigInteger> function) {
    define(opcode, constantGas, frame -> frame.push(Word.wrap(function.apply(frame.pop()))));
  }

  /** The first argument is the top of the stack. */
  void binary(int opcode, long constantGas, BinaryOperator<BigInteger> function) {
    define(
        opcode,
        constantGas,
        frame -> frame.push(Word.wrap(function.apply(frame.pop(), frame.pop()))));
  }

  /** A binary function of words as two's complement numbers. */
  void signed(int opcode, long constantGas, BinaryOperator<BigInteger> function) {
    binary(opcode, constantGas, (a, b) -> function.apply(Word.signed(a), Word.signed(b)));
  }
}
