package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Address;
import dev.hearth.wallet.practice.evm.Message.Call;
import dev.hearth.wallet.practice.evm.Message.Creation;
import dev.hearth.wallet.practice.evm.Outcome.Halt;
import dev.hearth.wallet.practice.evm.Outcome.Revert;
import dev.hearth.wallet.practice.evm.Outcome.Success;
import java.util.ArrayDeque;
import java.util.Deque;

/** Runs a message and all it calls, within one transaction. */
final class Evm {
  private static final int MAX_DEPTH = 1024;

  /** EIP-170. */
  private static final int MAX_CODE = 24576;

  /** EIP-3541. */
  private static final byte RESERVED = (byte) 0xef;

  private final Context context;
  private final WorldState world;

  Evm(Context context) {
    this.context = context;
    this.world = context.world();
  }

  Outcome execute(Message message) {
    Deque<Frame> callers = new ArrayDeque<>();
    Frame frame = open(message);
    while (true) {
      run(frame);
      if (frame.callee() != null) {
        callers.push(frame);
        frame = open(frame.callee());
      } else {
        Outcome outcome = close(frame);
        if (callers.isEmpty()) {
          return outcome;
        }
        frame = callers.pop();
        frame.resume(outcome);
      }
    }
  }

  private static void run(Frame frame) {
    try {
      while (frame.isRunning()) {
        Opcodes.CANCUN.run(frame);
      }
    } catch (ExceptionalHalt halt) {
      frame.end(new Halt(halt.reason()));
    }
  }

  /** The frame of a message, already ended where there is nothing to run. */
  private Frame open(Message message) {
    if (message.depth() > MAX_DEPTH || !canPay(message)) {
      return ended(message, new Revert(Bytes.EMPTY, message.gas()), world.journal().mark());
    }
    return switch (message) {
      case Call call -> openCall(call);
      case Creation creation -> openCreation(creation);
    };
  }

  private boolean canPay(Message message) {
    return !message.transfers() || world.balance(message.caller()).compareTo(message.value()) >= 0;
  }

  private Frame ended(Message message, Outcome outcome, int mark) {
    Frame frame = new Frame(context, message, Code.EMPTY, mark);
    frame.end(outcome);
    return frame;
  }

  private Frame openCall(Call call) {
    final int mark = world.journal().mark();
    if (call.transfers() && call.value().signum() > 0) {
      world.transfer(call.caller(), call.self(), call.value());
    }
    return Precompiles.at(call.codeOf())
        .map(precompile -> ended(call, Precompiles.run(precompile, call), mark))
        .orElseGet(() -> new Frame(context, call, world.code(call.codeOf()), mark));
  }

  /** The creator's nonce and the warmth of the address outlive a failed creation (EIP-2929). */
  private Frame openCreation(Creation creation) {
    Address address = creation.self();
    long nonce = world.nonce(creation.caller());
    if (nonce == -1L) { // 2^64 - 1 (EIP-2681)
      return ended(creation, new Revert(Bytes.EMPTY, creation.gas()), world.journal().mark());
    }
    world.setNonce(creation.caller(), nonce + 1);
    context.substate().warm(address);
    int mark = world.journal().mark();
    if (isTaken(address)) {
      return ended(creation, new Halt(HaltReason.ADDRESS_COLLISION), mark);
    }
    context.substate().markCreated(address);
    world.setNonce(address, 1);
    world.transfer(creation.caller(), address, creation.value());
    return new Frame(context, creation, new Code(creation.initCode()), mark);
  }

  /** EIP-684 and EIP-7610. */
  private boolean isTaken(Address address) {
    return world.nonce(address) != 0 || !world.code(address).isEmpty() || world.hasStorage(address);
  }

  private Outcome close(Frame frame) {
    Outcome outcome =
        frame.message() instanceof Creation && frame.outcome() instanceof Success success
            ? deposit(frame.message().self(), success)
            : frame.outcome();
    if (!outcome.succeeded()) {
      world.journal().revertTo(frame.mark());
    }
    return outcome;
  }

  /** Makes what the init code returned the contract's code (Yellow Paper, 7.1). */
  private Outcome deposit(Address address, Success success) {
    byte[] code = success.output();
    long cost = Gas.CODE_BYTE * code.length;
    if (code.length > MAX_CODE) {
      return new Halt(HaltReason.CODE_TOO_LARGE);
    }
    if (code.length > 0 && code[0] == RESERVED) {
      return new Halt(HaltReason.CODE_RESERVED);
    }
    if (cost > success.gasLeft()) {
      return new Halt(HaltReason.OUT_OF_GAS);
    }
    world.setCode(address, code);
    return new Success(code, success.gasLeft() - cost);
  }
}
