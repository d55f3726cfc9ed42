package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.Wei;
import java.math.BigInteger;

/**
 * A slice of a deposit that a lease was paid from. Round, shard and replica are 32 bits without a
 * sign.
 *
 * @param transaction that took it
 */
public record TakenSlice(
    Address provider, int round, int shard, int replica, Wei from, Wei price, Hash transaction) {

  /** Whether its lease is another than this one, and has a wei or the name in common with it. */
  public boolean contradicts(Lease lease) {
    return !isOf(lease) && (isNamedLike(lease) || isShared(lease));
  }

  private boolean isOf(Lease lease) {
    return provider.equals(lease.provider())
        && isNamedLike(lease)
        && from.equals(lease.from())
        && price.equals(lease.price());
  }

  private boolean isNamedLike(Lease lease) {
    return round == lease.round() && shard == lease.shard() && replica == lease.replica();
  }

  private boolean isShared(Lease lease) {
    return !price.isZero()
        && !lease.price().isZero()
        && from.amount().compareTo(end(lease.from(), lease.price())) < 0
        && lease.from().amount().compareTo(end(from, price)) < 0;
  }

  private static BigInteger end(Wei from, Wei price) {
    return from.amount().add(price.amount());
  }
}
