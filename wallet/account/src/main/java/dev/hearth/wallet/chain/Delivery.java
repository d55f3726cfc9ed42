package dev.hearth.wallet.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
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
  private final Map<Address, Line> lines = new ConcurrentHashMap<>();

  Delivery(TransactionSender sender, ReceiptWaiter receipts, Unfinished unfinished) {
    this.sender = sender;
    this.receipts = receipts;
    this.unfinished = unfinished;
  }

  /** Of one key: what it left unfinished is taken up by one thread at a time. */
  private static final class Line {
    private final ReentrantLock lock = new ReentrantLock();
    private volatile Passed last = new Passed(0, Hash.ZERO);

    void passed(Pending left) {
      last = new Passed(last.count + 1, left.newest().hash());
    }

    private record Passed(long count, Hash newest) {}
  }

  /**
   * What was unfinished when the caller looked at the chain may be what it is about to send. So it
   * is told when such a transaction has ended since, instead of sending another.
   */
  TransactionOutcome send(WalletKey from, Call call) throws IOException {
    Line line = line(from);
    Line.Passed before = line.last;
    Optional<Pending> waiting = recover(from);
    if (waiting.isPresent()) {
      Hash earlier = waiting.get().newest().hash();
      switch (sender.place(waiting.get())) {
        case TAKEN -> {
          return new TransactionOutcome.Preceded(earlier);
        }
        case AHEAD -> {
          return new TransactionOutcome.Behind(earlier);
        }
        case FREE -> {}
      }
    }
    Line.Passed now = line.last;
    return now.equals(before) ? deliver(from, call) : new TransactionOutcome.Preceded(now.newest());
  }

  private TransactionOutcome deliver(WalletKey from, Call call) throws IOException {
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
    Line line = line(from);
    lock(line.lock);
    try {
      for (Pending left : unfinished.left(from)) {
        if (unfinished.follow(left)) {
          if (follow(left, true) instanceof TransactionOutcome.Unconfirmed) {
            return Optional.of(left);
          }
          line.passed(left);
        }
      }
      return Optional.empty();
    } finally {
      line.lock.unlock();
    }
  }

  private Line line(WalletKey from) {
    return lines.computeIfAbsent(from.address(), key -> new Line());
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
