package dev.hearth.wallet.practice.evm;

/** How a frame ended. */
public sealed interface Outcome {
  record Success(byte[] output, long gasLeft) implements Outcome {}

  /** The frame took its changes back itself, or could not start; the rest of its gas returns. */
  record Revert(byte[] output, long gasLeft) implements Outcome {}

  record Halt(HaltReason reason) implements Outcome {
    @Override
    public byte[] output() {
      return Bytes.EMPTY;
    }

    @Override
    public long gasLeft() {
      return 0;
    }
  }

  byte[] output();

  long gasLeft();

  default boolean succeeded() {
    return this instanceof Success;
  }
}
