package dev.hearth.wallet.practice.chain;

import dev.hearth.protocol.Address;
import dev.hearth.wallet.practice.evm.Execution;
import dev.hearth.wallet.practice.evm.Log;
import dev.hearth.wallet.practice.evm.Word;
import dev.hearth.wallet.practice.rlp.Rlp;
import java.io.ByteArrayOutputStream;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;

/** What a transaction did and cost. */
public record Receipt(
    Transaction transaction,
    boolean succeeded,
    long gasUsed,
    BigInteger effectiveGasPrice,
    Optional<Address> created,
    List<Log> logs,
    Bloom bloom) {

  static Receipt of(Transaction transaction, BigInteger gasPrice, Execution execution) {
    return new Receipt(
        transaction,
        execution.outcome().succeeded(),
        execution.gasUsed(),
        gasPrice,
        execution.created(),
        execution.logs(),
        Bloom.of(execution.logs()));
  }

  /** The consensus form (Yellow Paper, 4.3.1; EIPs 658, 2718). */
  byte[] encode() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    if (transaction.type() != Transaction.Type.LEGACY) {
      out.write(transaction.type().ordinal());
    }
    Rlp.list(
            Rlp.of(succeeded ? 1 : 0),
            Rlp.of(gasUsed),
            Rlp.of(bloom.bits().toArray()),
            Rlp.list(logs.stream().map(Receipt::rlp).toList()))
        .write(out);
    return out.toByteArray();
  }

  static Rlp rlp(Log log) {
    return Rlp.list(
        Rlp.of(log.address().toArray()),
        Rlp.list(log.topics().stream().map(Word::toBytes).map(Rlp::of).toList()),
        Rlp.of(log.data()));
  }
}
