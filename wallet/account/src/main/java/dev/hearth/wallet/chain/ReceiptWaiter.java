package dev.hearth.wallet.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;
import org.web3j.protocol.core.Response;
import org.web3j.protocol.core.methods.response.EthCall;
import org.web3j.protocol.core.methods.response.TransactionReceipt;

/**
 * Waits until a transaction is final and says what it did. A block that held it may be replaced by
 * one that does not, and a price that was enough may no longer be.
 */
final class ReceiptWaiter implements AutoCloseable {
  /** A chain behind a load balancer may tell of the block by one machine and not by another. */
  private static final int LOOKS_TO_BE_SURE = 3;

  private final Rpc rpc;
  private final TransactionSender sender;
  private final RevertDecoder reverts;
  private final Patience patience;
  private final IntSupplier confirmations;
  private final CountDownLatch closed = new CountDownLatch(1);

  ReceiptWaiter(
      Rpc rpc,
      TransactionSender sender,
      RevertDecoder reverts,
      Patience patience,
      IntSupplier confirmations) {
    this.rpc = rpc;
    this.sender = sender;
    this.reverts = reverts;
    this.patience = patience;
    this.confirmations = confirmations;
  }

  TransactionOutcome await(Pending sent) throws IOException {
    return await(sent, false);
  }

  /**
   * @param mayBeForgotten whether the chain is not sure to have it: it is sent again where it is in
   *     no block
   */
  TransactionOutcome await(Pending sent, boolean mayBeForgotten) throws IOException {
    Wait wait = new Wait(sent, mayBeForgotten);
    return poll(wait, wait::look).orElseGet(wait::unconfirmed);
  }

  /** How far a transaction came that others of its account wait for. */
  sealed interface Progress {
    record Final() implements Progress {}

    /** A block has it, or another at its place: nothing waits for it any more. */
    record Placed(Pending newest) implements Progress {}

    /** It was waited for long enough. */
    record Waiting(Pending newest) implements Progress {}
  }

  /** Of one that the chain is not sure to have: until nothing waits for it any more. */
  Progress awaitPlace(Pending left) throws IOException {
    Wait wait = new Wait(left, true);
    return poll(wait, wait::progress).orElseGet(wait::waiting);
  }

  private interface Look<T> {
    Optional<T> look() throws IOException;
  }

  private <T> Optional<T> poll(Wait wait, Look<T> look) throws IOException {
    Optional<T> found;
    do {
      found = look.look();
    } while (found.isEmpty() && !closedIn(wait.pause()) && !wait.isOver());
    return found;
  }

  /** One transaction's; it ends with an outcome or with patience. */
  private final class Wait {
    private Pending sent;
    private Timer limit = new Timer(patience.limit());
    private Timer stuck = new Timer(patience.stuck());
    private boolean mayBeForgotten;
    private BigInteger depth = BigInteger.ZERO;
    private int displacedLooks;
    private Duration pause = patience.first();

    Wait(Pending sent, boolean mayBeForgotten) {
      this.sent = sent;
      this.mayBeForgotten = mayBeForgotten;
    }

    boolean isOver() {
      return limit.isOver();
    }

    /** Until the next look: soon at first, for a chain that mines at once, and ever later. */
    Duration pause() {
      Duration now = pause;
      pause = patience.after(now);
      return now;
    }

    TransactionOutcome unconfirmed() {
      return new TransactionOutcome.Unconfirmed(sent.newest().hash());
    }

    Progress waiting() {
      return new Progress.Waiting(sent);
    }

    Optional<Progress> progress() throws IOException {
      boolean placed = isPlaced(); // asked first, so that the look then finds what took it
      if (look().isPresent()) {
        return Optional.of(new Progress.Final());
      }
      return placed ? Optional.of(new Progress.Placed(sent)) : Optional.empty();
    }

    private boolean isPlaced() throws InterruptedIOException {
      try {
        return sender.isPlaceTaken(sent, 1);
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        return false;
      }
    }

    /** A chain out of reach says as little as one without the transaction: it was sent, so wait. */
    Optional<TransactionOutcome> look() throws IOException {
      try {
        Optional<TransactionReceipt> receipt = receipt();
        return receipt.isPresent() ? inABlock(receipt.get()) : inNone();
      } catch (InterruptedIOException e) {
        throw e;
      } catch (IOException e) {
        return Optional.empty();
      }
    }

    private Optional<TransactionReceipt> receipt() throws IOException {
      for (Hash hash : sent.hashes()) {
        TransactionReceipt receipt =
            rpc.call(Receipt.class, "eth_getTransactionReceipt", "0x" + hash.hex());
        if (receipt != null) {
          return Optional.of(receipt);
        }
      }
      return Optional.empty();
    }

    private Optional<TransactionOutcome> inABlock(TransactionReceipt receipt) throws IOException {
      mayBeForgotten = true; // by the block that replaces this one
      displacedLooks = 0;
      return isFinal(receipt) ? Optional.of(outcome(sent, receipt)) : Optional.empty();
    }

    private boolean isFinal(TransactionReceipt receipt) throws IOException {
      int wanted = confirmations.getAsInt();
      if (wanted <= 1) {
        return true;
      }
      BigInteger newest = rpc.quantity("eth_blockNumber");
      BigInteger now = newest.subtract(receipt.getBlockNumber()).add(BigInteger.ONE);
      if (now.compareTo(depth) > 0) {
        depth = now;
        limit = new Timer(patience.limit());
      }
      return now.compareTo(BigInteger.valueOf(wanted)) >= 0;
    }

    private Optional<TransactionOutcome> inNone() throws IOException {
      if (sender.isPlaceTaken(sent, confirmations.getAsInt())) {
        if (pause.equals(patience.interval())) { // looks before that are too close together
          displacedLooks++;
        }
        return displacedLooks < LOOKS_TO_BE_SURE
            ? Optional.empty()
            : Optional.of(new TransactionOutcome.Displaced(sent.newest().hash()));
      }
      displacedLooks = 0;
      if (mayBeForgotten) {
        sender.again(sent.newest());
        mayBeForgotten = false;
        depth = BigInteger.ZERO;
      } else if (stuck.isOver()) {
        stuck = new Timer(patience.stuck());
        sent = sender.raise(sent);
      }
      return Optional.empty();
    }
  }

  private record Timer(long end) {
    Timer(Duration length) {
      this(System.nanoTime() + length.toNanos());
    }

    boolean isOver() {
      return System.nanoTime() - end >= 0;
    }
  }

  /** Wakes every waiter; what they wait for counts as unconfirmed. */
  @Override
  public void close() {
    closed.countDown();
  }

  private boolean closedIn(Duration pause) throws InterruptedIOException {
    try {
      return closed.await(pause.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a block");
    }
  }

  private TransactionOutcome outcome(Pending sent, TransactionReceipt receipt) throws IOException {
    Hash transaction = Hash.ofHex(receipt.getTransactionHash());
    return receipt.isStatusOK()
        ? mined(transaction, receipt)
        : new TransactionOutcome.Reverted(reason(sent, receipt), Optional.of(transaction));
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
  private Revert reason(Pending sent, TransactionReceipt receipt) throws IOException {
    try {
      Object trial = sent.content().call().trial(sent.sender());
      rpc.call(EthCall.class, "eth_call", trial, receipt.getBlockNumberRaw());
      return Revert.UNKNOWN;
    } catch (RpcException e) {
      return reverts.decode(e.data());
    }
  }

  /** The result as it is: null until there is one. */
  static final class Receipt extends Response<TransactionReceipt> {}
}
