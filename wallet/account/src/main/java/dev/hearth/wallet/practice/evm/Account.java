package dev.hearth.wallet.practice.evm;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;

/** One account of the world state; only {@link WorldState} changes it. */
final class Account {
  BigInteger balance = BigInteger.ZERO;
  long nonce;
  Code code = Code.EMPTY;
  final Map<BigInteger, BigInteger> storage = new HashMap<>();

  /** Empty accounts are as good as absent (EIP-161). */
  boolean isEmpty() {
    return nonce == 0 && balance.signum() == 0 && code.isEmpty();
  }
}
