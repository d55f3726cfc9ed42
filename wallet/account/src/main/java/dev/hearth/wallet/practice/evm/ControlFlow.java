package dev.hearth.wallet.practice.evm;

import java.math.BigInteger;

/** Jumps, counters and the ways to end a frame. INVALID needs no entry: it is none. */
final class ControlFlow {
  private ControlFlow() {}

  static void define(Opcodes table) {
    table.define(0x00, 0, frame -> frame.end(new Outcome.Success(Bytes.EMPTY, frame.gas())));
    table.define(0x56, Gas.MID, frame -> frame.jump(frame.pop()));
    table.define(0x57, Gas.HIGH, ControlFlow::jumpIf);
    table.push(0x58, Gas.BASE, frame -> BigInteger.valueOf(frame.position()));
    table.push(0x5a, Gas.BASE, frame -> BigInteger.valueOf(frame.gas()));
    table.define(0x5b, Gas.JUMPDEST, frame -> {});
    table.define(0xf3, 0, ControlFlow::finish);
    table.define(0xfd, 0, ControlFlow::revert);
  }

  private static void jumpIf(Frame frame) {
    BigInteger target = frame.pop();
    if (frame.pop().signum() != 0) {
      frame.jump(target);
    }
  }

  private static void finish(Frame frame) {
    byte[] output = popOutput(frame);
    frame.end(new Outcome.Success(output, frame.gas()));
  }

  private static void revert(Frame frame) {
    byte[] output = popOutput(frame);
    frame.end(new Outcome.Revert(output, frame.gas()));
  }

  private static byte[] popOutput(Frame frame) {
    Range range = frame.popRange();
    frame.expand(range);
    return frame.memory().read(range);
  }
}
