package dev.hearth.node.claim;

import dev.hearth.node.exchange.BlobExchange;
import dev.hearth.node.store.KnownJob;
import dev.hearth.protocol.ClaimedWork;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.audit.Draw;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.escrow.Claim;
import dev.hearth.wallet.escrow.ClaimState;
import dev.hearth.wallet.escrow.Claims;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Audits what the beacon draws this node for, and is paid for it. All it needs to know is on the
 * chain, but for a verdict between its two halves: whose process ends there loses that turn. One
 * caller at a time.
 */
public final class Auditor {
  private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);

  private final AuditorParts with;
  private final ClaimSource source;
  private final AuditQueue queue;
  private final Lots lots;
  private final Gas gas;
  private final VerdictPay pay;
  private final Bonds bonds;
  private final Disputes disputes;
  private final Judging judging;

  public Auditor(AuditorParts with) {
    this.with = with;
    this.source = new ClaimSource(with.store(), with.escrow(), new KeeperLink(with.host()));
    this.queue =
        new AuditQueue(
            new Fetching(with.store(), new BlobExchange(with.host(), with.store().blobs()), source),
            new WorkerFirstLook(with.computing(), with.store().folder(), with.random()),
            with.store().blobs(),
            with.spare());
    this.lots = new Lots(with.audits(), with.key());
    this.gas = new Gas(with.funds(), with.key().address());
    this.pay = new VerdictPay(with.funds(), with.audits(), with.key(), gas);
    this.bonds = new Bonds(with, gas);
    this.disputes = new Disputes(with.funds(), with.litigation());
    this.judging = new Judging(with, lots, source, disputes);
  }

  /**
   * Offers to audit for every pot of a known job that can pay, with at most so much in bonds.
   * Throws IOException when the chain is not reached, or its contract is not this project's.
   */
  public void enrol(Wei most) throws IOException {
    List<JobSpec> jobs = jobs();
    Wei left = bonds.left(most, jobs);
    for (JobSpec job : jobs) {
      try {
        left = left.minus(enrol(job, left));
      } catch (IOException | RuntimeException e) {
        LOG.info("Audits of job {} are joined later: {}", job.id().brief(), e.getMessage());
      }
    }
  }

  /** What it put up. */
  Wei enrol(JobSpec job, Wei most) throws IOException {
    return bonds.putUp(job, most);
  }

  /** Whether a bond of this node is in a pot, or something that it earned was not taken yet. */
  public boolean isBound() throws IOException {
    if (pay.isOwed()) {
      return true;
    }
    for (JobSpec job : jobs()) {
      if (bonds.isUp(job)) {
        return true;
      }
    }
    return false;
  }

  /** Those of this chain in which there may be something for it. */
  private List<JobSpec> jobs() throws IOException {
    bonds.check();
    long chain = with.funds().chain().id();
    return with.store().jobs().all().stream()
        .map(KnownJob::spec)
        .filter(job -> job.escrow().chainId() == chain && !bonds.isOver(job))
        .toList();
  }

  /**
   * Has beacons fixed, audits one lease, the most suspicious of those it is drawn for, announces
   * further claims, and takes what was earned. Blocks for as long as that lease took. While the
   * machine may not compute for others it only settles.
   */
  public void look() throws IOException, InterruptedException {
    look(with.spare().getAsBoolean());
  }

  /** Sees through what it said and takes what is its own; begins and computes nothing. */
  public void settle() throws IOException, InterruptedException {
    look(false);
  }

  private void look(boolean more) throws IOException, InterruptedException {
    judging.revealLate();
    List<Assigned> assigned = new ArrayList<>();
    for (JobSpec job : jobs()) {
      try {
        List<Pot> pots = lots.pots(job);
        assigned.addAll(assigned(job, pots, more));
        bonds.takeBack(job, pay.isOwed(pots));
      } catch (IOException | RuntimeException e) {
        LOG.info("Job {} is audited later: {}", job.id().brief(), e.getMessage());
      }
    }
    auditOne(queue.ordered(assigned));
    if (more && with.spare().getAsBoolean()) {
      announce();
    }
    pay.collect();
  }

  /** Last, so that nothing is computed before the next look has the beacon fixed. */
  private void announce() throws IOException {
    for (JobSpec job : jobs()) {
      try {
        announce(job);
      } catch (IOException | RuntimeException e) {
        LOG.info("Job {} is audited later: {}", job.id().brief(), e.getMessage());
      }
    }
  }

  private void announce(JobSpec job) throws IOException {
    List<Pot> pots = lots.pots(job).stream().filter(Lots::canPay).toList();
    Instant now = Window.now(with.escrow(), with.clock());
    for (Claim claim : pots.isEmpty() ? List.<Claim>of() : unsettled(job, pots)) {
      if (isUndecided(with.escrow().claims(job).state(claim).orElseThrow(), now)) {
        for (Pot pot : pots) {
          lots.bringOn(pot, claim);
        }
      }
    }
  }

  /** Nobody shows what is under a claim of more leases than one may have. */
  private List<Claim> unsettled(JobSpec job, List<Pot> pots) throws IOException {
    return with.escrow().claims(job).made(job.id()).stream()
        .filter(claim -> claim.count() <= ClaimedWork.MOST)
        .filter(claim -> !pay.isSettled(pots, claim))
        .toList();
  }

  /** What it has no money for, while it is so. For any thread. */
  public Optional<String> notice() {
    return lack().or(bonds::notice);
  }

  /** The same, but for what it would begin. For any thread. */
  public Optional<String> lack() {
    return judging.lack().or(gas::notice);
  }

  /** The first that can be; what one claimer withholds does not stand in another's way. */
  private void auditOne(List<Assigned> ordered) throws InterruptedException {
    for (Assigned assigned : ordered) {
      try {
        if (isOwn(assigned)) {
          judging.audit(assigned);
          return;
        }
      } catch (IOException | RuntimeException e) {
        LOG.info("Lease {} is audited later: {}", assigned.lease().brief(), e.getMessage());
      }
    }
  }

  /** Turns pass and pots are emptied while another lease is looked at. */
  private boolean isOwn(Assigned assigned) throws IOException {
    ClaimFile file = assigned.file();
    Instant now = Window.now(with.escrow(), with.clock());
    ClaimState state = with.escrow().claims(file.job()).state(file.claim()).orElseThrow();
    return isUndecided(state, now) && lots.isOwn(assigned, now, state.open() > 0);
  }

  /**
   * @param more whether it takes on another lease
   */
  private List<Assigned> assigned(JobSpec job, List<Pot> pots, boolean more) throws IOException {
    List<Assigned> assigned = new ArrayList<>();
    if (pots.isEmpty()) {
      return assigned;
    }
    Instant now = Window.now(with.escrow(), with.clock());
    for (Claim claim : unsettled(job, pots)) {
      try {
        ClaimState state = with.escrow().claims(job).state(claim).orElseThrow();
        follow(job, pots, claim, state, now);
        if (more && isUndecided(state, now)) {
          assigned.addAll(drawn(job, pots, claim, state.open() > 0, now));
        }
      } catch (IOException | RuntimeException e) {
        LOG.info("Claim {} is audited later: {}", claim.id().brief(), e.getMessage());
      }
    }
    return assigned;
  }

  /** What follows from verdicts that it said before. */
  private void follow(JobSpec job, List<Pot> pots, Claim claim, ClaimState state, Instant now)
      throws IOException {
    for (Pot pot : pots) {
      pay.settle(pot, claim, state, now);
    }
    if (state.open() > 0) {
      Claims claims = with.escrow().claims(job);
      disputes.pursue(claims, source.file(job, claim), with.key().address());
    }
    for (Pot pot : pots) {
      if (isUndecided(state, now)) {
        judging.challenge(job, pot, claim);
      } else {
        judging.forget(claim);
      }
    }
    if (pay.isSettled(pots, claim)) {
      new Borrowing(with.store()).giveBack(job, claim.id());
    }
  }

  private static boolean isUndecided(ClaimState state, Instant now) {
    return !state.isVoid() && !Window.isClosing(state, now);
  }

  private List<Assigned> drawn(
      JobSpec job, List<Pot> pots, Claim claim, boolean disputed, Instant now) throws IOException {
    List<Assigned> drawn = new ArrayList<>();
    for (Pot pot : pots.stream().filter(Lots::canPay).toList()) {
      drawn.addAll(drawn(job, pot, claim, disputed, now));
    }
    return drawn;
  }

  private List<Assigned> drawn(JobSpec job, Pot pot, Claim claim, boolean disputed, Instant now)
      throws IOException {
    Optional<Draw> draw = lots.poked(pot, claim);
    List<Integer> own =
        draw.isEmpty() ? List.of() : lots.own(pot, claim, draw.get(), now, disputed);
    List<Assigned> assigned = new ArrayList<>();
    if (!own.isEmpty()) {
      ClaimFile file = source.file(job, claim);
      own.stream()
          .filter(index -> !isPlanted(file, index))
          .forEach(index -> assigned.add(new Assigned(pot, draw.orElseThrow(), file, index)));
    }
    return assigned;
  }

  /** What this node's owner had planted is for others to find. */
  private boolean isPlanted(ClaimFile file, int index) {
    return with.store().plantCodes().know(file.job().id(), file.commitments().get(index));
  }
}
