package dev.hearth.node.submit;

import dev.hearth.api.JobView;
import dev.hearth.node.store.OwnJob;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.escrow.Escrow;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * The jobs of this node's own: prepares them, pays for them with a wallet key that the caller hands
 * in, and keeps them going until they are trained. Safe for any thread; what talks to a chain or
 * reads a text blocks.
 */
public final class Submitter implements AutoCloseable {
  /** How long a bid waits for work before it is told that there is none. */
  public static final Duration HOLD = Duration.ofMinutes(5);

  private static final int SECRET = 32;

  private final Surroundings with;
  private final SecureRandom random;
  private final JobListener listener;
  private final Map<Hash, RunningJob> jobs = new LinkedHashMap<>();
  private final Set<Hash> funding = ConcurrentHashMap.newKeySet();

  /** Takes up what is stored. */
  public Submitter(Surroundings with, SecureRandom random, JobListener listener) {
    this.with = with;
    this.random = random;
    this.listener = listener;
    with.store().ownJobs().all().forEach(this::run);
  }

  /**
   * Stores a job with its content; it runs once it is funded. Throws MalformedException for a text
   * too short to be trained on, IOException when there is no room.
   */
  public Hash prepare(JobOrder order, byte[] text) throws IOException {
    JobSpec spec =
        new JobPreparation(with.key().publicKey(), with.store().blobs()).prepare(order, text);
    OwnJob job =
        new OwnJob(
            spec,
            Signed.by(with.key(), spec.encode()),
            order.plan().name(),
            secret(),
            order.providers(),
            order.leaseTime(),
            Budget.of(order).deposit(),
            Wei.ZERO,
            JobView.Phase.FUNDING,
            "");
    with.store().ownJobs().put(job);
    run(job);
    return job.id();
  }

  private Bytes secret() {
    byte[] secret = new byte[SECRET];
    random.nextBytes(secret);
    return Bytes.of(secret);
  }

  private synchronized RunningJob run(OwnJob job) {
    RunningJob running = new RunningJob(with, job, listener);
    jobs.put(job.id(), running);
    running.resume();
    return running;
  }

  /** Pays the job's deposit in, if that has not happened yet, and begins. */
  public Payment fund(Hash job, Escrow escrow, WalletKey payer) throws IOException {
    return fund(job, escrow, payer, SlowPath.NONE);
  }

  /** As above, for a job whose providers may claim. */
  public Payment fund(Hash job, Escrow escrow, WalletKey payer, SlowPath slowPath)
      throws IOException {
    funding.add(job);
    try {
      return new JobMoney(escrow, payer).fund(running(job), with.key().address(), slowPath);
    } finally {
      funding.remove(job);
    }
  }

  /**
   * Begins a job whose deposit is on the chain already, though nobody said so here. Leaves alone
   * what is being paid for now.
   *
   * @param arrived hears of it before the first lease
   */
  public void adopt(Hash job, Escrow escrow, Consumer<JobSpec> arrived) throws IOException {
    if (!funding.contains(job)) {
      JobMoney.adopt(running(job), escrow, arrived);
    }
  }

  /** The job as it was announced. */
  public JobSpec spec(Hash job) {
    return running(job).job().spec();
  }

  /** Adds to the deposit of a job that ran out of it. */
  public Payment topUp(Hash job, Escrow escrow, WalletKey payer, Wei amount) throws IOException {
    return new JobMoney(escrow, payer).topUp(running(job), amount);
  }

  /** Takes the rest back, from the job's deadline on. */
  public Payment refund(Hash job, Escrow escrow, WalletKey gasPayer) throws IOException {
    return new JobMoney(escrow, gasPayer).refund(running(job));
  }

  /** Grants no further lease; what was accepted stays paid, the rest comes back in time. */
  public void stop(Hash job) {
    running(job)
        .change(
            stored ->
                stored.phase() == JobView.Phase.FINISHED
                    ? stored
                    : stored.in(JobView.Phase.STOPPED, "Stopped by its owner."));
  }

  /** Oldest first. */
  public List<JobView> views() {
    return all().stream().map(RunningJob::view).toList();
  }

  public JobView view(Hash job) {
    return running(job).view();
  }

  /** What a finished model's provenance is written from. */
  public JobHistory history(Hash job) {
    return running(job).read(JobHistory::of);
  }

  synchronized List<RunningJob> all() {
    return List.copyOf(jobs.values());
  }

  synchronized Optional<RunningJob> find(Hash job) {
    return Optional.ofNullable(jobs.get(job));
  }

  /** Throws NoSuchElementException for a job that is not this node's. */
  private RunningJob running(Hash job) {
    return find(job).orElseThrow();
  }

  /** Lets go of everybody who waits; what is stored goes on at the next start. */
  @Override
  public void close() {
    all().forEach(RunningJob::close);
  }
}
