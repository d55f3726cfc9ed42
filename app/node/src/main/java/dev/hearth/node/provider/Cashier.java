package dev.hearth.node.provider;

import dev.hearth.node.chain.Redeemed;
import dev.hearth.node.lease.Retry;
import dev.hearth.node.store.Jobs;
import dev.hearth.node.store.KnownJob;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Collects what jobs owe, by {@link Payday}: a submitter that vanishes costs no pay. What is owed
 * in a token that nobody has put a worth to waits for the deadline. One job's trouble does not
 * stand in another's way.
 */
final class Cashier implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Cashier.class);

  /** A timer stands still while the machine sleeps, so the clock is looked at again and again. */
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final Jobs jobs;
  private final Redemption redemption;
  private final GasPurse purse;
  private final PayCheck pay;
  private final Retry retry;
  private final InstantSource clock;
  private final ProviderListener listener;
  private final Map<Hash, Instant> lastTry = new HashMap<>();
  private volatile boolean closing;
  private Thread thread;

  Cashier(
      Jobs jobs,
      Redemption redemption,
      GasPurse purse,
      PayCheck pay,
      Retry retry,
      InstantSource clock,
      ProviderListener listener) {
    this.jobs = jobs;
    this.redemption = redemption;
    this.purse = purse;
    this.pay = pay;
    this.retry = retry;
    this.clock = clock;
    this.listener = listener;
  }

  void start() {
    thread = Thread.ofVirtual().name("cashier").start(this::run);
  }

  private void run() {
    try {
      while (!closing) {
        look();
        retry.await(LOOK);
      }
    } catch (InterruptedException closed) {
      LOG.debug("What is owed is collected at the next start.");
    }
  }

  /** Collects from every job whose time has come, at first also what an earlier run left. */
  void look() {
    try {
      for (KnownJob known : jobs.all()) {
        look(known.spec(), clock.instant());
      }
    } catch (RuntimeException e) {
      LOG.warn("What is owed is collected later", e);
    }
  }

  private void look(JobSpec job, Instant now) {
    Instant deadline = Instant.ofEpochSecond(job.deadline());
    if (!Payday.isDue(lastTry.getOrDefault(job.id(), Instant.EPOCH), now, deadline)) {
      return;
    }
    Wei due = redemption.pending(job);
    if (due.isZero()) {
      return;
    }
    lastTry.put(job.id(), now);
    try {
      Wei gas = redemption.gas(job);
      if (Payday.isWorth(pay.worth(job, due), gas, purse.share().getAsInt(), now, deadline)) {
        listener.redeemed(job, redeem(job));
      }
    } catch (IOException e) {
      LOG.info("What job {} owes is collected later: {}", job.id().brief(), e.getMessage());
    }
  }

  /** Now, whatever the time and the gas. */
  Redeemed redeem(JobSpec job) {
    try {
      return redemption.redeem(job, purse.payer());
    } catch (IOException | RuntimeException e) {
      LOG.warn("Job {} is not redeemed yet", job.id().brief(), e);
      return new Redeemed.Failed(Provider.sentence(e));
    }
  }

  @Override
  public void close() {
    closing = true;
    if (thread != null) {
      thread.interrupt();
      Provider.joined(thread);
    }
  }
}
