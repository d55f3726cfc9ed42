package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.math.BigInteger;

/**
 * A provider's word that its pay in a token fills the bond of one of its node keys before it is
 * sent, so that a wallet that begins empty comes to a bond.
 *
 * @param provider who is paid, and says so
 * @param token the pay's, and the bond's
 * @param upTo how much of the bond is to be free, at most {@link #MOST}; nothing to have all pay
 *     sent
 */
public record Holding(Address provider, Address token, Address node, Wei upTo) {
  /** As much as a claim can put at stake: 2^96 - 1. */
  public static final Wei MOST = new Wei(BigInteger.TWO.pow(96).subtract(BigInteger.ONE));

  private static final String TYPE =
      "Holding(address token,address node,uint96 upTo,uint256 number)";

  public Holding {
    if (upTo.compareTo(MOST) > 0) {
      throw new IllegalArgumentException("no bond is filled up to " + upTo);
    }
  }

  /**
   * What the provider signs (EIP-712) where somebody else sends it.
   *
   * @param domain the escrow's
   * @param number how many such words the provider has given in that escrow
   */
  public Hash digest(Eip712 domain, long number) {
    return domain.digest(
        Hash.keccak256(
            Eip712.typeHash(TYPE),
            Eip712.word(token),
            Eip712.word(node),
            Eip712.word(upTo.amount()),
            Eip712.word(number)));
  }
}
