package dev.hearth.wallet.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
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
  private final Map<Address, ReentrantLock> locks = new ConcurrentHashMap<>();

  TransactionSender(Rpc rpc, long chainId, RevertDecoder reverts) {
    this.rpc = rpc;
    this.chainId = chainId;
    this.reverts = reverts;
  }

  /** Submitted with this hash, or why it was not. */
  sealed interface Submission {
    record Sent(Hash transaction) implements Submission {}

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
    BigInteger balance = rpc.quantity("eth_getBalance", from.address().toString(), "latest");
    if (balance.compareTo(call.value().amount()) < 0) {
      return insufficient(from, call.value().amount().subtract(balance));
    }
    BigInteger gas;
    try {
      gas = estimate(from.address(), call);
    } catch (RpcException e) {
      return refusal(e);
    }
    Fees fees = Fees.now(rpc);
    BigInteger most = call.value().amount().add(gas.multiply(fees.most()));
    if (balance.compareTo(most) < 0) {
      return insufficient(from, most.subtract(balance));
    }
    return new Submission.Sent(submitWithFreshNonce(from, call, gas, fees));
  }

  /** With a fifth to spare: other transactions may come first and change what this one must do. */
  private BigInteger estimate(Address from, Call call) throws IOException {
    BigInteger estimate = rpc.quantity("eth_estimateGas", call.trial(from));
    return estimate.multiply(BigInteger.valueOf(6)).divide(BigInteger.valueOf(5));
  }

  private Submission refusal(RpcException e) throws RpcException {
    if (!e.isRevert()) {
      throw e;
    }
    return new Submission.Refused(
        new TransactionOutcome.Reverted(reverts.decode(e.data()), Optional.empty()));
  }

  private Hash submitWithFreshNonce(WalletKey from, Call call, BigInteger gas, Fees fees)
      throws IOException {
    for (int left = TRIES; ; left--) {
      BigInteger nonce =
          rpc.quantity("eth_getTransactionCount", from.address().toString(), "pending");
      SignedTransaction signed =
          new UnsignedTransaction(chainId, nonce, call, gas, fees).signedBy(from);
      try {
        rpc.text("eth_sendRawTransaction", signed.hex());
        return signed.hash();
      } catch (RpcException e) {
        if (!isNonceTaken(e) || left == 1) {
          throw e;
        }
      } catch (IOException answerLost) {
        // It may have arrived. Only a block can tell, and sending anew could pay twice.
        return signed.hash();
      }
    }
  }

  /**
   * Another process was faster with this key. Even "already known" (to anvil "already imported") is
   * not ours: it is an equal transaction of the other's, for this nonce was asked for afresh.
   */
  private static boolean isNonceTaken(RpcException e) {
    return TAKEN.stream().anyMatch(e::mentions);
  }

  private static Submission insufficient(WalletKey account, BigInteger missing) {
    return new Submission.Refused(
        new TransactionOutcome.InsufficientFunds(account.address(), new Wei(missing)));
  }
}
