package dev.hearth.node.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.wallet.chain.TransactionOutcome;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** One side of a dispute, being played on a thread of its own. */
final class Side {
  private static final long MOST_SECONDS = 120;

  private final CompletableFuture<Seat> end = new CompletableFuture<>();
  private final CompletableFuture<Void> stopping = new CompletableFuture<>();
  private final AtomicInteger transactions = new AtomicInteger();
  private final DisputeProtocol protocol;
  private final Thread thread;
  private volatile int lastPly = Integer.MAX_VALUE;
  private final CompletableFuture<Void> paid = new CompletableFuture<>();

  /** Its process ends here; what is on its disk is all that is left. */
  private static final class Kill extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Plays to the end. */
  @FunctionalInterface
  interface Play {
    Seat with(LitigantParts parts) throws IOException, InterruptedException;
  }

  Side(DisputeProtocol protocol, Function<Hearing, LitigantParts> parts, Play play) {
    this.protocol = protocol;
    this.thread = Thread.ofPlatform().daemon().unstarted(() -> run(parts.apply(hearing()), play));
  }

  Side start() {
    thread.start();
    return this;
  }

  /** Starts it, and kills it when the dispute has come so far. */
  Side startUntil(int ply) {
    lastPly = ply;
    return start();
  }

  private void run(LitigantParts parts, Play play) {
    try {
      end.complete(play.with(parts));
    } catch (IOException | InterruptedException | RuntimeException e) {
      end.completeExceptionally(e);
    } finally {
      protocol.close();
      stopping.complete(null);
    }
  }

  private Hearing hearing() {
    return new Hearing() {
      @Override
      public void narrowed(Position position) {
        if (position.ply() >= lastPly) {
          throw new Kill();
        }
      }

      @Override
      public void paid(TransactionOutcome.Mined transaction) {
        transactions.incrementAndGet();
        paid.complete(null);
      }
    };
  }

  Seat winner() throws Exception {
    return end.get(MOST_SECONDS, TimeUnit.SECONDS);
  }

  /** Until it has paid for something. */
  void awaitPaid() throws Exception {
    paid.get(MOST_SECONDS, TimeUnit.SECONDS);
  }

  /** Until it was killed, with its dispute open. */
  void awaitKilled() throws Exception {
    stopping.get(MOST_SECONDS, TimeUnit.SECONDS);
    assertThat(end).isCompletedExceptionally();
  }

  int transactions() {
    return transactions.get();
  }
}
