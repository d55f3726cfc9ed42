package dev.hearth.wallet.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.ArrayList;
import java.util.List;
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
    Optional<Pending> waiting = waiting(from);
    if (waiting.isPresent()) {
      Hash earlier = waiting.get().newest().hash();
      switch (sender.place(waiting.get())) {
        case TAKEN -> {
          return new TransactionOutcome.Preceded(earlier);
        }
        case AHEAD -> {
          return sender.lack(waiting.get()).orElse(new TransactionOutcome.Behind(earlier));
        }
        case FREE -> {}
      }
    }
    Line.Passed now = line.last;
    return now.equals(before) ? deliver(from, call) : new TransactionOutcome.Preceded(now.newest());
  }

  private Optional<Pending> waiting(WalletKey from) throws IOException {
    try {
      return passed(from).waiting();
    } catch (InterruptedIOException e) {
      throw new UnsentException(e);
    }
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
   * Takes what the key left unfinished to its end, or waits for it as long as one does. Whoever
   * sends by the key meanwhile waits only until blocks have it.
   */
  void recover(WalletKey from) throws IOException {
    try {
      for (Thread follower : passed(from).followers()) {
        follower.join();
      }
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  /**
   * What there is of a key's earlier transactions.
   *
   * @param waiting the first that is in no block after a usual wait
   * @param followers of those before it that are in one and not final
   */
  private record Earlier(Optional<Pending> waiting, List<Thread> followers) {}

  private Earlier passed(WalletKey from) throws IOException {
    Line line = line(from);
    lock(line.lock);
    try {
      List<Thread> followers = new ArrayList<>();
      for (Pending left : unfinished.left(from)) {
        if (unfinished.follow(left)) {
          Optional<Pending> waiting = pass(left, followers);
          if (waiting.isPresent()) {
            return new Earlier(waiting, followers);
          }
          line.passed(left);
        }
      }
      return new Earlier(Optional.empty(), followers);
    } finally {
      line.lock.unlock();
    }
  }

  /** Present when it is still waiting. */
  private Optional<Pending> pass(Pending left, List<Thread> followers) throws IOException {
    boolean goesOn = false;
    try {
      switch (receipts.awaitPlace(left)) {
        case ReceiptWaiter.Progress.Final _ -> unfinished.end(left);
        case ReceiptWaiter.Progress.Placed(Pending newest) -> {
          goesOn = true;
          followers.add(Thread.ofVirtual().name("unfinished").start(() -> followOn(newest)));
        }
        case ReceiptWaiter.Progress.Waiting(Pending newest) -> {
          return Optional.of(newest);
        }
      }
      return Optional.empty();
    } finally {
      if (!goesOn) {
        unfinished.leave(left);
      }
    }
  }

  private void followOn(Pending placed) {
    try {
      follow(placed, true);
    } catch (IOException e) {
      // It stays unfinished, for whoever sends next.
    }
  }

  private Line line(WalletKey from) {
    return lines.computeIfAbsent(from.address(), key -> new Line());
  }

  private static void lock(ReentrantLock lock) throws InterruptedIOException {
    try {
      lock.lockInterruptibly();
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("interrupted while an earlier transaction is waited for");
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
