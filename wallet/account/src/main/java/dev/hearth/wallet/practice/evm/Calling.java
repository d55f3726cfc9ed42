package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Address;
import dev.hearth.wallet.practice.evm.Message.Call;
import java.math.BigInteger;

/** CALL, CALLCODE, DELEGATECALL and STATICCALL. */
final class Calling {
  private enum Kind {
    CALL,
    CALL_CODE,
    DELEGATE,
    STATIC;

    boolean namesValue() {
      return this == CALL || this == CALL_CODE;
    }

    Call message(Frame frame, Address target, BigInteger value, byte[] input, long gas) {
      Message own = frame.message();
      int depth = own.depth() + 1;
      boolean frozen = own.isStatic();
      return switch (this) {
        case CALL -> new Call(own.self(), target, target, value, true, input, gas, frozen, depth);
        case CALL_CODE ->
            new Call(own.self(), own.self(), target, value, true, input, gas, frozen, depth);
        case DELEGATE ->
            new Call(
                own.caller(), own.self(), target, own.value(), false, input, gas, frozen, depth);
        case STATIC -> new Call(own.self(), target, target, value, true, input, gas, true, depth);
      };
    }
  }

  private Calling() {}

  static void define(Opcodes table) {
    table.define(0xf1, 0, frame -> call(frame, Kind.CALL));
    table.define(0xf2, 0, frame -> call(frame, Kind.CALL_CODE));
    table.define(0xf4, 0, frame -> call(frame, Kind.DELEGATE));
    table.define(0xfa, 0, frame -> call(frame, Kind.STATIC));
  }

  private static void call(Frame frame, Kind kind) {
    final BigInteger requested = frame.pop();
    final Address target = frame.popAddress();
    final BigInteger value = kind.namesValue() ? frame.pop() : BigInteger.ZERO;
    Range input = frame.popRange();
    Range output = frame.popRange();
    if (kind == Kind.CALL && value.signum() > 0) {
      frame.requireWritable();
    }
    frame.expand(input);
    frame.expand(output);
    frame.use(frame.accessCost(target) + valueCost(frame, kind, target, value));
    long gas = Gas.forCallee(frame.gas(), requested);
    frame.use(gas);
    long stipend = value.signum() > 0 ? Gas.CALL_STIPEND : 0;
    byte[] data = frame.memory().read(input);
    frame.invoke(
        kind.message(frame, target, value, data, gas + stipend),
        outcome -> resume(frame, output, outcome));
  }

  private static long valueCost(Frame frame, Kind kind, Address target, BigInteger value) {
    if (value.signum() == 0) {
      return 0;
    }
    boolean revives = kind == Kind.CALL && frame.world().isEmpty(target);
    return Gas.CALL_VALUE + (revives ? Gas.NEW_ACCOUNT : 0);
  }

  private static void resume(Frame frame, Range output, Outcome outcome) {
    frame.giveBack(outcome.gasLeft());
    frame.setReturnData(outcome.output());
    frame.memory().writePrefix(output, outcome.output());
    frame.push(Word.of(outcome.succeeded()));
  }
}
