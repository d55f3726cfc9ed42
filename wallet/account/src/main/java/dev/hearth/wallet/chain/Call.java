package dev.hearth.wallet.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Wei;
import java.util.Optional;
import org.web3j.protocol.core.methods.request.Transaction;

/**
 * What a transaction asks of the chain.
 *
 * @param to an account or contract; empty to create a contract from {@code data}
 * @param value money that goes with it
 * @param data ABI-encoded call, creation code, or nothing
 */
public record Call(Optional<Address> to, Wei value, Bytes data) {
  private static final Bytes NOTHING = Bytes.of(new byte[0]);

  public static Call create(byte[] creationCode) {
    return new Call(Optional.empty(), Wei.ZERO, Bytes.of(creationCode));
  }

  public static Call transfer(Address to, Wei value) {
    return new Call(Optional.of(to), value, NOTHING);
  }

  public static Call of(Address contract, Wei value, Bytes data) {
    return new Call(Optional.of(contract), value, data);
  }

  /** As the chain is asked what it would do, without fees. */
  Transaction trial(Address from) {
    return new Transaction(
        from.toString(),
        null,
        null,
        null,
        to.map(Address::toString).orElse(null),
        value.amount(),
        data.toString());
  }
}
