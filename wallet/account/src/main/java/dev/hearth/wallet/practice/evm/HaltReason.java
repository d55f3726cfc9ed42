package dev.hearth.wallet.practice.evm;

/** Why a frame ended abnormally, with all its gas gone. */
public enum HaltReason {
  OUT_OF_GAS("out of gas"),
  STACK_UNDERFLOW("stack underflow"),
  STACK_OVERFLOW("stack limit reached 1024"),
  INVALID_OPCODE("invalid opcode"),
  INVALID_JUMP("invalid jump destination"),
  WRITE_PROTECTION("write protection"),
  RETURN_DATA_OUT_OF_BOUNDS("return data out of bounds"),
  ADDRESS_COLLISION("contract address collision"),
  CODE_TOO_LARGE("max code size exceeded"),
  CODE_RESERVED("invalid code: must not begin with 0xef"),
  PRECOMPILE_NOT_AVAILABLE("this precompile is not available on the practice chain");

  private final String text;

  HaltReason(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
