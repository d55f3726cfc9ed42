package dev.hearth.node.claim;

import dev.hearth.node.chain.DepositCheck;
import dev.hearth.node.lease.LeaseState;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.OwnClaim;
import dev.hearth.node.store.StoreException;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Claims what this node worked for and no voucher pays, and follows its claims until they are paid.
 * What it needs to know is in the store and on the chain, so it goes on after any stop. One job's
 * trouble does not stand in another's way.
 */
public final class Claimant implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Claimant.class);

  /** Longer than any lease with its job runs. */
  private static final Duration FORGOTTEN = Duration.ofDays(60);

  private final ClaimParts with;
  private final SecondLook second;
  private final Filing filing;
  private final Following following;
  private final Map<Hash, Instant> lastTry = new HashMap<>();
  private final Set<Hash> over = new HashSet<>();
  private volatile boolean closing;
  private Thread thread;

  public Claimant(ClaimParts with) {
    this.with = with;
    this.second = new SecondLook(with.replays(), with.store().blobs());
    this.filing = new Filing(with);
    this.following = new Following(with);
  }

  /** Looks at once, then again and again, on a thread of its own. */
  public synchronized void start() {
    thread = Thread.ofVirtual().name("claimant").start(this::run);
  }

  private void run() {
    try {
      while (!closing) {
        look();
        with.retry().await(with.timing().look());
      }
    } catch (InterruptedException closed) {
      LOG.debug("Claims are followed at the next start.");
    }
  }

  void look() {
    try {
      lookAtJobs();
    } catch (StoreException e) {
      LOG.warn("What is to be claimed is looked at later: {}", e.getMessage());
    }
  }

  private void lookAtJobs() {
    Map<Hash, List<LeaseState>> unpaid =
        with.book().unpaid(with.clock().instant().minus(FORGOTTEN)).stream()
            .collect(Collectors.groupingBy(lease -> lease.lease().job()));
    Set<Hash> jobs = new LinkedHashSet<>(unpaid.keySet());
    with.store().ownClaims().pending().forEach(claim -> jobs.add(claim.job()));
    jobs.removeAll(over);
    for (Hash job : jobs) {
      with.store()
          .jobs()
          .find(job)
          .ifPresent(known -> look(known, unpaid.getOrDefault(job, List.of())));
    }
  }

  private void look(KnownJob known, List<LeaseState> unpaid) {
    JobSpec job = known.spec();
    try {
      Instant now = Window.now(with.escrow(), with.clock());
      follow(job, now);
      if (unpaid.stream().anyMatch(lease -> !with.timing().due(job, lease).isAfter(now))) {
        claim(known, now);
      }
      if (now.getEpochSecond() > job.deadline() && isSettled(job) && over.add(job.id())) {
        with.payouts().over(job);
      }
    } catch (IOException | RuntimeException e) {
      LOG.info("Job {} is claimed in later: {}", job.id().brief(), e.getMessage());
    }
  }

  private void follow(JobSpec job, Instant now) throws IOException {
    for (OwnClaim claim : claims(job)) {
      if (claim.isPending()) {
        following.follow(claim, now);
      }
    }
  }

  private void claim(KnownJob known, Instant now) throws IOException {
    JobSpec job = known.spec();
    if (now.isBefore(lastTry.getOrDefault(job.id(), Instant.EPOCH).plus(with.timing().again()))) {
      return;
    }
    lastTry.put(job.id(), now);
    Claimable claimable =
        new Claimable(job, with.key().address(), with.timing(), lease -> second.holds(job, lease));
    List<LeaseState> due = claimable.at(now, with.book().ofJob(job.id()), claimed(job));
    if (!due.isEmpty() && with.escrow().deposit(job) instanceof DepositCheck.Held) {
      with.listener().claimed(job, filing.file(known, due));
    }
  }

  private List<OwnClaim> claims(JobSpec job) {
    return with.store().ownClaims().ofJob(job.id());
  }

  private Set<Hash> claimed(JobSpec job) {
    return claims(job).stream()
        .flatMap(claim -> claim.work().grants().stream())
        .map(grant -> grant.lease().id())
        .collect(Collectors.toSet());
  }

  private boolean isSettled(JobSpec job) {
    return claims(job).stream().noneMatch(OwnClaim::isPending);
  }

  @Override
  public synchronized void close() {
    closing = true;
    if (thread != null) {
      thread.interrupt();
      join();
    }
  }

  private void join() {
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
