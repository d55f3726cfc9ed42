package dev.hearth.node.agent;

import dev.hearth.api.JobView;
import dev.hearth.node.submit.Payment;
import dev.hearth.node.submit.Submitter;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.wallet.chain.Chain;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.escrow.Claims;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Holds the owner's jobs against the chain from time to time: one whose deposit arrived runs, one
 * past its deadline stops, and what it did not spend comes back to whoever paid it, two weeks later
 * the bond too. What keeps it from coming back is the owner's to know.
 */
final class OwnJobKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(OwnJobKeeper.class);
  private static final Duration EVERY = Duration.ofSeconds(30);

  /** How long a payer answers for its leases, as the escrow has it. */
  private static final Duration ANSWERING = Duration.ofDays(14);

  private final Submitter submitter;
  private final Chain chain;
  private final Escrow escrow;
  private final WalletKey gasPayer;
  private final InstantSource clock;
  private final Consumer<JobSpec> arrived;
  private final Runnable changed;
  private final Map<Hash, String> held = new ConcurrentHashMap<>();
  private final Set<Hash> free = ConcurrentHashMap.newKeySet();
  private final ReentrantLock looking = new ReentrantLock();
  private final ScheduledFuture<?> round;

  /**
   * Looks at once, then every half minute; the gas payer only pays the transactions.
   *
   * @param arrived hears of a deposit that arrived, before the job's first lease
   * @param changed hears when there is something else to tell the owner
   */
  OwnJobKeeper(
      Submitter submitter,
      Chain chain,
      Escrow escrow,
      WalletKey gasPayer,
      InstantSource clock,
      ScheduledExecutorService scheduler,
      Consumer<JobSpec> arrived,
      Runnable changed) {
    this.submitter = submitter;
    this.chain = chain;
    this.escrow = escrow;
    this.gasPayer = gasPayer;
    this.clock = clock;
    this.arrived = arrived;
    this.changed = changed;
    this.round =
        scheduler.scheduleWithFixedDelay(
            () -> Thread.ofVirtual().name("own-jobs").start(this::look),
            0,
            EVERY.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  /** Holds them against the chain now, unless that is being done. */
  void look() {
    if (!looking.tryLock()) {
      return;
    }
    try {
      Instant now = now();
      for (JobView job : submitter.views()) {
        keep(job, submitter.spec(job.id()), now);
      }
    } catch (IOException e) {
      LOG.debug("The own jobs were not held against the chain.", e);
    } finally {
      looking.unlock();
    }
  }

  /** An idle chain's newest block is old, and contracts judge by the next one. */
  private Instant now() throws IOException {
    Instant chainTime = chain.time();
    Instant own = clock.instant();
    return own.isAfter(chainTime) ? own : chainTime;
  }

  private void keep(JobView job, JobSpec spec, Instant now) throws IOException {
    if (!spec.escrow().equals(escrow.domain())) {
      return;
    }
    boolean over = now.getEpochSecond() > spec.deadline();
    switch (job.phase()) {
      case FUNDING -> submitter.adopt(job.id(), escrow, arrived);
      case RUNNING -> {
        if (over) {
          submitter.stop(job.id());
        }
      }
      case FINISHED, STOPPED, FAILED -> {
        if (over && job.refunded().isZero() && !job.deposited().isZero()) {
          refund(job);
        }
        Instant answered = Instant.ofEpochSecond(spec.deadline()).plus(ANSWERING);
        if (!now.isBefore(answered) && !free.contains(job.id())) {
          settleLast(job.id());
        }
      }
    }
  }

  private void refund(JobView job) throws IOException {
    Optional<String> now =
        submitter.refund(job.id(), escrow, gasPayer) instanceof Payment.Open open
            ? Optional.of(
                "What “%s” did not spend is not back yet: %s"
                    .formatted(job.title(), open.sentence()))
            : Optional.empty();
    Optional<String> before = Optional.ofNullable(held.get(job.id()));
    if (!now.equals(before)) {
      now.ifPresentOrElse(sentence -> held.put(job.id(), sentence), () -> held.remove(job.id()));
      changed.run();
    }
  }

  /** What claims left of the deposit, and the bond; one that is not back is tried again. */
  private void settleLast(Hash job) throws IOException {
    // Where claims left nothing this is refused before it costs anything.
    if (escrow.refund(gasPayer, job) instanceof TransactionOutcome.Mined) {
      submitter.refund(job, escrow, gasPayer);
    }
    Claims claims = Claims.at(chain, escrow.address());
    if (claims.payersBond(job).isZero()
        || claims.returnPayersBond(gasPayer, job) instanceof TransactionOutcome.Mined) {
      free.add(job);
    }
  }

  /** Money that does not come back, why, and what to do. */
  Optional<String> notice() {
    return held.values().stream().findFirst();
  }

  @Override
  public void close() {
    round.cancel(false);
  }
}
