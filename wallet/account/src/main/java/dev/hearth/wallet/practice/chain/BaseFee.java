package dev.hearth.wallet.practice.chain;

import java.math.BigInteger;

/** How the base fee follows demand (EIP-1559). */
final class BaseFee {
  private static final long ELASTICITY = 2;
  private static final BigInteger MAX_CHANGE_DENOMINATOR = BigInteger.valueOf(8);

  private BaseFee() {}

  /** Wei a unit of gas in the block after this one. */
  static BigInteger after(Header parent) {
    long target = parent.gasLimit() / ELASTICITY;
    long excess = parent.gasUsed() - target;
    BigInteger change =
        parent
            .baseFee()
            .multiply(BigInteger.valueOf(Math.abs(excess)))
            .divide(BigInteger.valueOf(target))
            .divide(MAX_CHANGE_DENOMINATOR);
    if (excess <= 0) {
      return parent.baseFee().subtract(change);
    }
    return parent.baseFee().add(change.max(BigInteger.ONE));
  }
}
