package dev.hearth.wallet.practice.evm;

import java.math.BigInteger;

/** The fee schedule of Cancun (Yellow Paper, appendix G, with EIPs 2028 to 5656). */
final class Gas {
  static final long BASE = 2;
  static final long VERY_LOW = 3;
  static final long LOW = 5;
  static final long MID = 8;
  static final long HIGH = 10;
  static final long JUMPDEST = 1;
  static final long EXP = 10;
  static final long EXP_BYTE = 50;
  static final long KECCAK = 30;
  static final long KECCAK_WORD = 6;
  static final long COPY_WORD = 3;
  static final long LOG = 375;
  static final long LOG_TOPIC = 375;
  static final long LOG_BYTE = 8;
  static final long BLOCK_HASH = 20;
  static final long TRANSIENT = 100;

  static final long WARM = 100;
  static final long COLD_ACCOUNT = 2600;
  static final long COLD_SLOT = 2100;

  static final long STORE_SET = 20000;
  static final long STORE_RESET = 2900;
  static final long STORE_CLEARED_REFUND = 4800;

  static final long CALL_VALUE = 9000;
  static final long CALL_STIPEND = 2300;
  static final long NEW_ACCOUNT = 25000;
  static final long CREATE = 32000;
  static final long INIT_CODE_WORD = 2;
  static final long CODE_BYTE = 200;
  static final long SELF_DESTRUCT = 5000;

  static final long TRANSACTION = 21000;
  static final long DATA_ZERO = 4;
  static final long DATA_NON_ZERO = 16;
  static final long ACCESS_LIST_ACCOUNT = 2400;
  static final long ACCESS_LIST_SLOT = 1900;

  /** At most a fifth of the gas used comes back (EIP-3529). */
  static final long MAX_REFUND_QUOTIENT = 5;

  private Gas() {}

  static long words(long bytes) {
    return (bytes + Word.BYTES - 1) / Word.BYTES;
  }

  /** Total price of a memory of so many bytes. */
  static long memory(long bytes) {
    long words = words(bytes);
    return 3 * words + words * words / 512;
  }

  /** A caller keeps a 64th of what it has (EIP-150). */
  static long allButOne64th(long gas) {
    return gas - gas / 64;
  }

  static long forCallee(long available, BigInteger requested) {
    long most = allButOne64th(available);
    return requested.bitLength() > 62 ? most : Math.min(most, requested.longValue());
  }
}
