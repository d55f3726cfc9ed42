package dev.hearth.wallet.chain;

import dev.hearth.protocol.Address;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Takes transactions to their end, those first that the same key left unfinished. Safe between
 * threads.
 */
final class Delivery {
  private final TransactionSender sender;
  private final ReceiptWaiter receipts;
  private final Unfinished unfinished;
  private final Map<Address, ReentrantLock> recovering = new ConcurrentHashMap<>();

  Delivery(TransactionSender sender, ReceiptWaiter receipts, Unfinished unfinished) {
    this.sender = sender;
    this.receipts = receipts;
    this.unfinished = unfinished;
  }

  TransactionOutcome send(WalletKey from, Call call) throws IOException {
    Optional<Pending> waiting = recover(from);
    if (waiting.isPresent() && sender.isAhead(waiting.get())) {
      return new TransactionOutcome.Behind(waiting.get().newest().hash());
    }
    return switch (sender.submit(from, call)) {
      case TransactionSender.Submission.Refused refused -> refused.reason();
      case TransactionSender.Submission.Sent(Pending sent) -> follow(sent, false);
    };
  }

  /** Sends again what is not final, of whichever key; what the chain knows it refuses. */
  void remind() throws IOException {
    for (SignedTransaction transaction : unfinished.newest()) {
      sender.again(transaction);
    }
  }

  /**
   * Follows what the key left unfinished, one after the other, as the chain takes them; whoever
   * comes meanwhile waits too. Returns the first that is not final after a usual wait, if any.
   */
  Optional<Pending> recover(WalletKey from) throws IOException {
    ReentrantLock lock = recovering.computeIfAbsent(from.address(), key -> new ReentrantLock());
    lock(lock);
    try {
      for (Pending left : unfinished.left(from)) {
        if (unfinished.follow(left)
            && follow(left, true) instanceof TransactionOutcome.Unconfirmed) {
          return Optional.of(left);
        }
      }
      return Optional.empty();
    } finally {
      lock.unlock();
    }
  }

  private static void lock(ReentrantLock lock) throws InterruptedIOException {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while an earlier transaction is waited for");
    }
  }

  private TransactionOutcome follow(Pending pending, boolean mayBeForgotten) throws IOException {
    try {
      TransactionOutcome outcome = receipts.await(pending, mayBeForgotten);
      if (!(outcome instanceof TransactionOutcome.Unconfirmed)) {
        unfinished.end(pending);
      }
      return outcome;
    } finally {
      unfinished.leave(pending);
    }
  }
}
