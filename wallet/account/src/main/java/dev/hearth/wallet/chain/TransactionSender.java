package dev.hearth.wallet.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Prices, signs and submits transactions. Threads may share one key: from asking for the nonce to
 * submitting, a key is one thread's at a time. Another process with the same key costs a retry.
 */
final class TransactionSender {
  private static final List<String> TAKEN =
      List.of("nonce", "underpriced", "already known", "already imported");

  private static final int TRIES = 10;

  private final Rpc rpc;
  private final long chainId;
  private final RevertDecoder reverts;
  private final Unfinished unfinished;
  private final Map<Address, ReentrantLock> locks = new ConcurrentHashMap<>();

  TransactionSender(Rpc rpc, long chainId, RevertDecoder reverts, Unfinished unfinished) {
    this.unfinished = unfinished;
    this.rpc = rpc;
    this.chainId = chainId;
    this.reverts = reverts;
  }

  /** Submitted, or why not. */
  sealed interface Submission {
    record Sent(Pending transaction) implements Submission {}

    record Refused(TransactionOutcome.Failed reason) implements Submission {}
  }

  Submission submit(WalletKey from, Call call) throws IOException {
    ReentrantLock lock = locks.computeIfAbsent(from.address(), key -> new ReentrantLock());
    lock.lock();
    try {
      return priceAndSubmit(from, call);
    } finally {
      lock.unlock();
    }
  }

  private Submission priceAndSubmit(WalletKey from, Call call) throws IOException {
    return switch (price(from.address(), call)) {
      case Pricing.Priced(BigInteger gas, Fees fees) ->
          new Submission.Sent(submitWithFreshNonce(from, call, gas, fees));
      case Pricing.Refused(TransactionOutcome.Failed reason) -> new Submission.Refused(reason);
    };
  }

  /** What it would cost now, or why it would not be sent. */
  sealed interface Pricing {
    record Priced(BigInteger gas, Fees fees) implements Pricing {}

    record Refused(TransactionOutcome.Failed reason) implements Pricing {}
  }

  Pricing price(Address from, Call call) throws IOException {
    BigInteger balance = balance(from);
    if (balance.compareTo(call.value().amount()) < 0) {
      return new Pricing.Refused(insufficient(from, call.value().amount().subtract(balance)));
    }
    BigInteger gas;
    try {
      gas = estimate(from, call);
    } catch (RpcException e) {
      return refusal(e);
    }
    Fees fees = Fees.now(rpc);
    BigInteger most = call.value().amount().add(gas.multiply(fees.most()));
    return balance.compareTo(most) < 0
        ? new Pricing.Refused(insufficient(from, most.subtract(balance)))
        : new Pricing.Priced(gas, fees);
  }

  private BigInteger balance(Address account) throws IOException {
    return rpc.quantity("eth_getBalance", account.toString(), "latest");
  }

  /** With a fifth to spare: other transactions may come first and change what this one must do. */
  private BigInteger estimate(Address from, Call call) throws IOException {
    BigInteger estimate = rpc.quantity("eth_estimateGas", call.trial(from));
    return estimate.multiply(BigInteger.valueOf(6)).divide(BigInteger.valueOf(5));
  }

  private Pricing refusal(RpcException e) throws RpcException {
    if (!e.isRevert()) {
      throw e;
    }
    return new Pricing.Refused(
        new TransactionOutcome.Reverted(reverts.decode(e.data()), Optional.empty()));
  }

  private Pending submitWithFreshNonce(WalletKey from, Call call, BigInteger gas, Fees fees)
      throws IOException {
    for (int left = TRIES; ; left--) {
      BigInteger nonce =
          rpc.quantity("eth_getTransactionCount", from.address().toString(), "pending");
      Pending pending =
          Pending.first(from, new UnsignedTransaction(chainId, nonce, call, gas, fees));
      unfinished.begin(pending);
      try {
        rpc.text("eth_sendRawTransaction", pending.newest().hex());
        return pending;
      } catch (RpcException e) {
        unfinished.end(pending);
        if (!isNonceTaken(e) || left == 1) {
          throw e;
        }
      } catch (IOException answerLost) {
        // It may have arrived. Only a block can tell, and sending anew could pay twice.
        return pending;
      }
    }
  }

  /**
   * Sends a waiting transaction once more at the same place: for a higher price, if it does not
   * offer plenty and the account can pay it, else as it is. The versions that were sent before may
   * still be the one that is taken.
   */
  Pending raise(Pending waiting) throws IOException {
    UnsignedTransaction content = waiting.content();
    Fees now = Fees.now(rpc);
    UnsignedTransaction dearer = content.at(content.fees().raised(now));
    if (content.fees().isAmple(now) || balance(waiting.sender()).compareTo(dearer.mostCost()) < 0) {
      again(waiting.newest());
      return waiting;
    }
    Pending raised = waiting.replacedBy(dearer);
    unfinished.keep(raised);
    try {
      again(raised.newest());
    } catch (InterruptedIOException e) {
      throw e;
    } catch (IOException answerLost) {
      // It may have arrived, and then it has the receipt.
    }
    return raised;
  }

  /**
   * What keeps the account from raising a waiting transaction to what is asked now; empty where it
   * offers that, or can.
   */
  Optional<TransactionOutcome.Failed> lack(Pending waiting) throws IOException {
    UnsignedTransaction content = waiting.content();
    Fees now = Fees.now(rpc);
    BigInteger most = content.at(content.fees().raised(now)).mostCost();
    BigInteger missing = most.subtract(balance(waiting.sender()));
    return content.fees().isBelow(now) && missing.signum() > 0
        ? Optional.of(insufficient(waiting.sender(), missing))
        : Optional.empty();
  }

  /**
   * For a chain that may have forgotten it. One that still knows it refuses, or wants more for it
   * than it offers; whichever it is, nothing is lost.
   */
  void again(SignedTransaction waiting) throws IOException {
    try {
      rpc.text("eth_sendRawTransaction", waiting.hex());
    } catch (RpcException refused) {
      // Its receipt, or its place in line, tells what became of it.
    }
  }

  /** What became of a waiting transaction's place in line. */
  enum Place {
    /** A block has it, or another at its place. */
    TAKEN,
    /** The next transaction of the account has to wait for it. */
    AHEAD,
    /** The pool does not have it; the next transaction of the account takes its place. */
    FREE
  }

  Place place(Pending waiting) throws IOException {
    String account = waiting.sender().toString();
    BigInteger nonce = waiting.content().nonce();
    if (isPlaceTaken(waiting, 1)) {
      return Place.TAKEN;
    }
    BigInteger next = rpc.quantity("eth_getTransactionCount", account, "pending");
    return next.compareTo(nonce) > 0 ? Place.AHEAD : Place.FREE;
  }

  /** Whether the account's place in line is taken, as far below the newest block as asked. */
  boolean isPlaceTaken(Pending waiting, int confirmations) throws IOException {
    String block = rpc.blockUnder(confirmations);
    BigInteger count = rpc.quantity("eth_getTransactionCount", waiting.sender().toString(), block);
    return count.compareTo(waiting.content().nonce()) > 0;
  }

  /**
   * Another process was faster with this key. Even "already known" (to anvil "already imported") is
   * not ours: it is an equal transaction of the other's, for this nonce was asked for afresh.
   */
  private static boolean isNonceTaken(RpcException e) {
    return TAKEN.stream().anyMatch(e::mentions);
  }

  private static TransactionOutcome.Failed insufficient(Address account, BigInteger missing) {
    return new TransactionOutcome.InsufficientFunds(account, new Wei(missing));
  }
}
