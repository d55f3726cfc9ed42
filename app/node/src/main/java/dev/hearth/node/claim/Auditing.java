package dev.hearth.node.claim;

import dev.hearth.node.lease.Retry;
import java.io.IOException;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Audits for pay on a thread of its own, as long as the owner wants it. Whoever has thought better
 * of it gets back what is in pots, and is paid for what was said; nothing new is begun.
 */
public final class Auditing implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Auditing.class);

  private final Auditor auditor;
  private final AuditorsWish wish;
  private final Retry retry;

  /** Of a machine that has just started only the chain knows. */
  private volatile boolean bound = true;

  private Thread thread;

  public Auditing(Auditor auditor, AuditorsWish wish, Retry retry) {
    this.auditor = auditor;
    this.wish = wish;
    this.retry = retry;
  }

  /** Returns at once. */
  public synchronized void start() {
    thread = Thread.ofVirtual().name("audit").start(this::audit);
  }

  private void audit() {
    try {
      while (true) {
        lookOnce();
        retry.await(ClaimTiming.DEFAULT.look());
      }
    } catch (InterruptedException e) {
      LOG.debug("Claims are audited at the next start.");
    }
  }

  private void lookOnce() throws InterruptedException {
    try {
      look();
    } catch (IOException e) {
      LOG.info("Claims are audited later: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("Claims are audited later", e);
    }
  }

  /** Blocks for as long as one lease took; one caller at a time. */
  void look() throws IOException, InterruptedException {
    boolean wanted = wish.audits().getAsBoolean();
    if (wanted) {
      bound = true;
      auditor.enrol(wish.most().get());
      auditor.look();
    } else if (bound) {
      auditor.settle();
      bound = auditor.isBound();
    }
  }

  /** What keeps it from auditing, a challenge or its money, while it is so. For any thread. */
  public Optional<String> notice() {
    return wish.audits().getAsBoolean() ? auditor.notice() : auditor.lack();
  }

  @Override
  public synchronized void close() {
    if (thread != null) {
      thread.interrupt();
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
