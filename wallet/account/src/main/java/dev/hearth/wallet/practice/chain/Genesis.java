package dev.hearth.wallet.practice.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import java.math.BigInteger;
import java.time.InstantSource;
import java.util.Map;

/**
 * Where a practice chain begins.
 *
 * @param time seconds since the epoch
 * @param baseFee of the first block, a unit of gas
 * @param funded who has money from the start
 */
public record Genesis(long chainId, long time, Wei baseFee, Map<Address, Wei> funded) {
  /** The chain id that development chains share; no real network has it. */
  public static final long PRACTICE_CHAIN_ID = 31337;

  /** The most that one account is given: far from where sums would leave 256 bits. */
  public static final Wei MAX_FUNDS =
      new Wei(BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE));

  static final long GAS_LIMIT = 60_000_000;

  private static final Wei ONE_GWEI = Wei.of(1_000_000_000);

  public Genesis {
    funded = Map.copyOf(funded);
    funded.values().forEach(Genesis::requireSafe);
    if (chainId <= 0) {
      throw new IllegalArgumentException("a chain id is positive, not " + chainId);
    }
  }

  static void requireSafe(Wei balance) {
    if (balance.compareTo(MAX_FUNDS) > 0) {
      throw new IllegalArgumentException("an account is given 2^128 - 1 wei at most");
    }
  }

  public static Genesis practice(InstantSource clock, Map<Address, Wei> funded) {
    long now = clock.instant().getEpochSecond();
    return new Genesis(PRACTICE_CHAIN_ID, now, ONE_GWEI, funded);
  }
}
