package dev.hearth.wallet.practice.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.wallet.practice.evm.AccessListEntry;
import dev.hearth.wallet.practice.evm.Invocation;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * A signed transaction.
 *
 * @param chainId empty in a legacy transaction from before EIP-155
 * @param maxPriorityFee wei a unit of gas; in a transaction before EIP-1559 the gas price
 * @param maxFee as above
 * @param sender recovered from the signature
 * @param raw the signed bytes as they came
 */
public record Transaction(
    Type type,
    Optional<BigInteger> chainId,
    long nonce,
    BigInteger maxPriorityFee,
    BigInteger maxFee,
    long gasLimit,
    Optional<Address> to,
    BigInteger value,
    Bytes data,
    List<AccessListEntry> accessList,
    Seal seal,
    Address sender,
    Hash hash,
    Bytes raw) {

  public enum Type {
    LEGACY,
    /** EIP-2930. */
    ACCESS_LIST,
    /** EIP-1559. */
    DYNAMIC_FEE
  }

  /** The signature as the transaction writes it; v carries the chain in a legacy one (EIP-155). */
  public record Seal(BigInteger v, BigInteger r, BigInteger s) {}

  /** What a unit of gas costs in a block, tip included (EIP-1559). */
  public BigInteger effectiveGasPrice(BigInteger baseFee) {
    return baseFee.add(maxPriorityFee).min(maxFee);
  }

  Invocation invocation(BigInteger baseFee) {
    return new Invocation(
        sender, to, value, data.toArray(), gasLimit, effectiveGasPrice(baseFee), accessList);
  }

  /** The most that this transaction can cost its sender. */
  BigInteger maxCost() {
    return maxFee.multiply(BigInteger.valueOf(gasLimit)).add(value);
  }
}
