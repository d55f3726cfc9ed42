package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Address;
import java.math.BigInteger;
import java.util.function.Consumer;

/**
 * One run of code: its stack, memory and gas. A frame runs until it ends or calls; it never runs
 * its callee itself, so depth costs no Java stack.
 */
final class Frame {
  private final Context context;
  private final Message message;
  private final Code code;
  private final int mark;
  private final OperandStack stack = new OperandStack();
  private final Memory memory = new Memory();
  private long gas;
  private int next;
  private byte[] returnData = Bytes.EMPTY;
  private Outcome outcome;
  private Message callee;
  private Consumer<Outcome> onReturn;

  /**
   * @param mark where the journal stood before this frame changed anything
   */
  Frame(Context context, Message message, Code code, int mark) {
    this.context = context;
    this.message = message;
    this.code = code;
    this.mark = mark;
    this.gas = message.gas();
  }

  Context context() {
    return context;
  }

  WorldState world() {
    return context.world();
  }

  Substate substate() {
    return context.substate();
  }

  BlockContext block() {
    return context.block();
  }

  Message message() {
    return message;
  }

  Code code() {
    return code;
  }

  int mark() {
    return mark;
  }

  OperandStack stack() {
    return stack;
  }

  Memory memory() {
    return memory;
  }

  BigInteger pop() {
    return stack.pop();
  }

  Address popAddress() {
    return Word.toAddress(stack.pop());
  }

  Range popRange() {
    BigInteger offset = stack.pop();
    return new Range(offset, stack.pop());
  }

  /** A slot of the account that acts. */
  Slot popSlot() {
    return new Slot(message.self(), stack.pop());
  }

  void push(BigInteger word) {
    stack.push(word);
  }

  long gas() {
    return gas;
  }

  void use(long amount) {
    if (amount > gas) {
      throw new ExceptionalHalt(HaltReason.OUT_OF_GAS);
    }
    gas -= amount;
  }

  void giveBack(long amount) {
    gas += amount;
  }

  /** The price of touching an account, which is warm afterwards (EIP-2929). */
  long accessCost(Address address) {
    return substate().warm(address) ? Gas.COLD_ACCOUNT : Gas.WARM;
  }

  /** Pays for memory up to the end of a range, then grows it. */
  void expand(Range range) {
    if (range.isUnpayable()) {
      throw new ExceptionalHalt(HaltReason.OUT_OF_GAS);
    }
    use(memory.growthCost(range.end()));
    memory.grow(range.end());
  }

  void requireWritable() {
    if (message.isStatic()) {
      throw new ExceptionalHalt(HaltReason.WRITE_PROTECTION);
    }
  }

  int nextOpcode() {
    return code.at(next++);
  }

  BigInteger nextOperand(int length) {
    BigInteger operand = code.push(next, length);
    next += length;
    return operand;
  }

  /** Where the running opcode stands. */
  int position() {
    return next - 1;
  }

  void jump(BigInteger target) {
    if (!code.isJumpTarget(target)) {
      throw new ExceptionalHalt(HaltReason.INVALID_JUMP);
    }
    next = target.intValue();
  }

  byte[] returnData() {
    return returnData;
  }

  void setReturnData(byte[] data) {
    returnData = data;
  }

  boolean isRunning() {
    return outcome == null && callee == null;
  }

  void end(Outcome how) {
    outcome = how;
  }

  Outcome outcome() {
    return outcome;
  }

  /** Suspends this frame until its callee has ended. */
  void invoke(Message message, Consumer<Outcome> whenDone) {
    callee = message;
    onReturn = whenDone;
  }

  /** The message this frame waits for, or null. */
  Message callee() {
    return callee;
  }

  void resume(Outcome ofCallee) {
    callee = null;
    onReturn.accept(ofCallee);
  }
}
