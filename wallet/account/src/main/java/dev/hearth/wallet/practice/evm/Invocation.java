package dev.hearth.wallet.practice.evm;

import dev.hearth.protocol.Address;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/**
 * What a transaction, or a trial call, asks of the machine.
 *
 * @param to empty to create a contract from the data
 * @param gasPrice wei a unit of gas, the tip included
 */
public record Invocation(
    Address from,
    Optional<Address> to,
    BigInteger value,
    byte[] data,
    long gasLimit,
    BigInteger gasPrice,
    List<AccessListEntry> accessList) {

  public Invocation withGasLimit(long limit) {
    return new Invocation(from, to, value, data, limit, gasPrice, accessList);
  }

  /** Gas due before the first opcode (Yellow Paper, 6.2; EIPs 2028, 2930, 3860). */
  public long intrinsicGas() {
    long gas = Gas.TRANSACTION + (to.isEmpty() ? creationGas() : 0);
    for (byte octet : data) {
      gas += octet == 0 ? Gas.DATA_ZERO : Gas.DATA_NON_ZERO;
    }
    for (AccessListEntry entry : accessList) {
      gas += Gas.ACCESS_LIST_ACCOUNT + Gas.ACCESS_LIST_SLOT * entry.keys().size();
    }
    return gas;
  }

  private long creationGas() {
    return Gas.CREATE + Gas.INIT_CODE_WORD * Gas.words(data.length);
  }

  public boolean exceedsInitCodeLimit() {
    return to.isEmpty() && data.length > Creating.MAX_INIT_CODE;
  }
}
