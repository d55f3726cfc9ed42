package dev.hearth.protocol;

import java.math.BigInteger;
import java.util.Optional;

/** An amount of money in the token's smallest unit, from 0 to 2^256 - 1. Formatting is others'. */
public record Wei(BigInteger amount) implements Comparable<Wei> {
  public static final Wei ZERO = new Wei(BigInteger.ZERO);

  private static final int BITS = 256;

  public Wei {
    if (amount.signum() < 0 || amount.bitLength() > BITS) {
      throw new IllegalArgumentException("not an amount of money: " + amount);
    }
  }

  /** Empty for what is none, being too much. */
  public static Optional<Wei> fitting(BigInteger amount) {
    return amount.bitLength() > BITS ? Optional.empty() : Optional.of(new Wei(amount));
  }

  public static Wei of(long amount) {
    return new Wei(BigInteger.valueOf(amount));
  }

  public static Wei parse(String decimal) {
    return new Wei(new BigInteger(decimal));
  }

  public Wei plus(Wei other) {
    return new Wei(amount.add(other.amount));
  }

  /** Throws IllegalArgumentException below zero. */
  public Wei minus(Wei other) {
    return new Wei(amount.subtract(other.amount));
  }

  public Wei times(long count) {
    return new Wei(amount.multiply(BigInteger.valueOf(count)));
  }

  /** Rounded down. */
  public Wei dividedBy(long count) {
    return new Wei(amount.divide(BigInteger.valueOf(count)));
  }

  public boolean isZero() {
    return amount.signum() == 0;
  }

  @Override
  public int compareTo(Wei other) {
    return amount.compareTo(other.amount);
  }

  /** Decimal digits, no unit. */
  @Override
  public String toString() {
    return amount.toString();
  }
}
