package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import java.math.BigInteger;
import java.util.function.LongFunction;

/**
 * The block that a transaction runs in, as contracts see it.
 *
 * @param time seconds since the epoch
 * @param hashes hash of a block by number, for those that exist
 */
public record BlockContext(
    BigInteger chainId,
    long number,
    long time,
    long gasLimit,
    BigInteger baseFee,
    Address coinbase,
    Hash prevRandao,
    LongFunction<Hash> hashes) {
  private static final int HASHES_KEPT = 256;

  /** The hash of one of the 256 blocks before this one, else zero (Yellow Paper, H.2). */
  BigInteger blockHash(BigInteger wanted) {
    if (wanted.bitLength() > 62) {
      return BigInteger.ZERO;
    }
    long distance = number - wanted.longValue();
    return distance >= 1 && distance <= HASHES_KEPT
        ? Word.of(hashes.apply(wanted.longValue()))
        : BigInteger.ZERO;
  }
}
