package dev.hearth.wallet.practice.evm;

/** Unwinds an operation to its frame; never leaves the interpreter. */
final class ExceptionalHalt extends RuntimeException {
  private final HaltReason reason;

  ExceptionalHalt(HaltReason reason) {
    super(reason.toString(), null, false, false);
    this.reason = reason;
  }

  HaltReason reason() {
    return reason;
  }
}
