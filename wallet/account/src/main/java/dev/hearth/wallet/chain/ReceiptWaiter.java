package dev.hearth.wallet.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.math.BigInteger;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.response.EthCall;
import org.web3j.protocol.core.methods.response.TransactionReceipt;

/** Waits until a transaction is in a block and says what it did there. */
final class ReceiptWaiter implements AutoCloseable {
  private final Rpc rpc;
  private final RevertDecoder reverts;
  private final Patience patience;
  private final CountDownLatch closed = new CountDownLatch(1);

  ReceiptWaiter(Rpc rpc, RevertDecoder reverts, Patience patience) {
    this.rpc = rpc;
    this.reverts = reverts;
    this.patience = patience;
  }

  TransactionOutcome await(Hash transaction, Address from, Call call) throws IOException {
    long deadline = System.nanoTime() + patience.limit().toNanos();
    do {
      Optional<TransactionReceipt> receipt = receipt(transaction);
      if (receipt.isPresent()) {
        return receipt.get().isStatusOK()
            ? mined(transaction, receipt.get())
            : new TransactionOutcome.Reverted(
                reason(from, call, receipt.get()), Optional.of(transaction));
      }
    } while (!closedMeanwhile() && System.nanoTime() < deadline);
    return new TransactionOutcome.Unconfirmed(transaction);
  }

  /** A chain out of reach says as little as one without the transaction: it was sent, so wait. */
  private Optional<TransactionReceipt> receipt(Hash transaction) throws InterruptedIOException {
    try {
      return Optional.ofNullable(
          rpc.call(Receipt.class, "eth_getTransactionReceipt", "0x" + transaction.hex()));
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /** Wakes every waiter; what they wait for counts as unconfirmed. */
  @Override
  public void close() {
    closed.countDown();
  }

  private boolean closedMeanwhile() throws InterruptedIOException {
    try {
      return closed.await(patience.interval().toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a block");
    }
  }

  private static TransactionOutcome mined(Hash transaction, TransactionReceipt receipt) {
    BigInteger price = new BigInteger(receipt.getEffectiveGasPrice().substring(2), 16);
    return new TransactionOutcome.Mined(
        transaction,
        Optional.ofNullable(receipt.getContractAddress()).map(Address::ofHex),
        receipt.getBlockNumber().longValueExact(),
        receipt.getGasUsed().longValueExact(),
        new Wei(receipt.getGasUsed().multiply(price)));
  }

  /** A receipt does not say why; the same call again on that block does. */
  private Revert reason(Address from, Call call, TransactionReceipt receipt) throws IOException {
    try {
      rpc.call(EthCall.class, "eth_call", call.trial(from), receipt.getBlockNumberRaw());
      return Revert.UNKNOWN;
    } catch (RpcException e) {
      return reverts.decode(e.data());
    }
  }

  /** The result as it is: null until there is one. */
  static final class Receipt extends Response<TransactionReceipt> {}
}
