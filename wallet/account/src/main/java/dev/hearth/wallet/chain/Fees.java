package dev.hearth.wallet.chain;

import java.io.IOException;
import java.math.BigInteger;

/**
 * What a unit of gas may cost (EIP-1559), in wei.
 *
 * @param tip to whoever makes the block
 * @param most tip and base fee together
 */
record Fees(BigInteger tip, BigInteger most) {
  private static final BigInteger GWEI = BigInteger.valueOf(1_000_000_000);

  /** Twice the base fee stays enough for six full blocks in a row, each an eighth dearer. */
  static Fees now(Rpc rpc) throws IOException {
    BigInteger base = rpc.latestBlock().getBaseFeePerGas();
    BigInteger tip = suggestedTip(rpc);
    return new Fees(tip, base.shiftLeft(1).add(tip));
  }

  /** A quarter more, or what is asked now: nodes replace for nothing less than a tenth more. */
  Fees raised(Fees now) {
    return new Fees(raised(tip).max(now.tip), raised(most).max(now.most));
  }

  /** Less than is asked, which may be what holds a transaction up. */
  boolean isBelow(Fees now) {
    return tip.compareTo(now.tip) < 0 || most.compareTo(now.most) < 0;
  }

  /** Twice what is asked: what is stuck in spite of that is not for its price. */
  boolean isAmple(Fees now) {
    return tip.compareTo(now.tip.shiftLeft(1)) >= 0 && most.compareTo(now.most.shiftLeft(1)) >= 0;
  }

  private static BigInteger raised(BigInteger price) {
    return price.add(price.shiftRight(2)).add(BigInteger.ONE);
  }

  private static BigInteger suggestedTip(Rpc rpc) throws IOException {
    try {
      return rpc.quantity("eth_maxPriorityFeePerGas");
    } catch (RpcException notOffered) {
      return GWEI;
    }
  }
}
