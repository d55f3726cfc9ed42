package dev.hearth.node.claim;

import dev.hearth.node.exchange.BlobExchange;
import dev.hearth.node.store.KnownJob;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.audit.Draw;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.audit.Verdict;
import dev.hearth.wallet.chain.TransactionOutcome;
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
 * chain, but for a verdict between its two halves: who is stopped there loses that turn. One caller
 * at a time.
 */
public final class Auditor {
  private static final Logger LOG = LoggerFactory.getLogger(Auditor.class);

  private final AuditorParts with;
  private final ClaimSource source;
  private final Recomputing recomputing;
  private final AuditQueue queue;
  private final Lots lots;
  private final Rewards rewards;
  private final Disputes disputes;
  private final Challenging challenging;

  public Auditor(AuditorParts with) {
    this.with = with;
    this.source = new ClaimSource(with.store(), with.escrow(), new KeeperLink(with.host()));
    this.recomputing = new Recomputing(with.replays(), with.store().blobs());
    this.queue =
        new AuditQueue(
            new Fetching(with.store(), new BlobExchange(with.host(), with.store().blobs()), source),
            new WorkerFirstLook(with.computing(), with.store().folder(), with.random()),
            with.store().blobs());
    this.lots = new Lots(with.audits(), with.escrow(), with.key());
    this.rewards = new Rewards(with.funds().chain(), with.audits(), with.escrow(), with.key());
    this.disputes = new Disputes(with.funds(), with.litigation());
    this.challenging =
        new Challenging(disputes, with.funds(), with.store(), with.random(), with.clock());
  }

  /**
   * Offers to audit for every pot of a job whose bond is at most so much; how many it joined.
   * Throws IOException when the chain is not reached, or its contract is not this project's.
   */
  public int enrol(JobSpec job, Wei most) throws IOException {
    if (!with.audits().isGenuine()) {
      throw new IOException("what is said to pay audits is another contract");
    }
    int joined = 0;
    for (Pot pot : with.audits().pots(job.escrow().contract(), job.id())) {
      Wei bond = pot.terms().bond();
      boolean isNew = with.audits().auditor(pot.id(), with.key().address()).isEmpty();
      if (isNew && bond.compareTo(most) <= 0) {
        done(with.audits().enrol(with.key(), pot.id(), bond, with.vendor()));
        joined++;
      }
    }
    return joined;
  }

  /**
   * Has beacons fixed, audits one lease, the most suspicious of those it is drawn for, and takes
   * what was earned. Blocks for as long as that lease took.
   */
  public void look() throws InterruptedException {
    List<Assigned> assigned = new ArrayList<>();
    for (KnownJob known : with.store().jobs().all()) {
      try {
        assigned.addAll(assigned(known.spec()));
      } catch (IOException e) {
        LOG.info("Job {} is audited later: {}", known.spec().id().brief(), e.getMessage());
      }
    }
    auditOne(queue.ordered(assigned));
    try {
      rewards.collect();
    } catch (IOException e) {
      LOG.info("What audits earned is collected later: {}", e.getMessage());
    }
  }

  /** The first that can be; what one claimer withholds does not stand in another's way. */
  private void auditOne(List<Assigned> ordered) throws InterruptedException {
    for (Assigned assigned : ordered) {
      try {
        audit(assigned);
        return;
      } catch (IOException e) {
        LOG.info("Lease {} is audited later: {}", assigned.lease().brief(), e.getMessage());
      }
    }
  }

  private List<Assigned> assigned(JobSpec job) throws IOException {
    List<Assigned> assigned = new ArrayList<>();
    List<Pot> pots = lots.pots(job);
    if (pots.isEmpty()) {
      return assigned;
    }
    Instant now = Window.now(with.escrow(), with.clock());
    for (Claim claim : with.escrow().claims(job).made(job.id())) {
      try {
        assigned.addAll(assigned(job, pots, claim, now));
      } catch (IOException e) {
        LOG.info("Claim {} is audited later: {}", claim.id().brief(), e.getMessage());
      }
    }
    return assigned;
  }

  private List<Assigned> assigned(JobSpec job, List<Pot> pots, Claim claim, Instant now)
      throws IOException {
    Claims claims = with.escrow().claims(job);
    ClaimState state = claims.state(claim).orElseThrow();
    if (state.open() > 0) {
      disputes.pursue(claims, source.file(job, claim), with.key().address());
    }
    List<Assigned> assigned = new ArrayList<>();
    for (Pot pot : pots) {
      rewards.settle(job, pot, claim, now);
      if (!state.isVoid() && !Window.isClosing(state, now)) {
        challenge(job, pot, claim);
        assigned.addAll(assigned(job, pot, claim, state.open() > 0, now));
      }
    }
    return assigned;
  }

  private List<Assigned> assigned(JobSpec job, Pot pot, Claim claim, boolean disputed, Instant now)
      throws IOException {
    Optional<Draw> draw = lots.draw(pot, claim);
    List<Integer> own =
        draw.isEmpty() ? List.of() : lots.own(pot, claim, draw.get(), now, disputed);
    List<Assigned> assigned = new ArrayList<>();
    if (!own.isEmpty()) {
      ClaimFile file = source.file(job, claim);
      own.forEach(index -> assigned.add(new Assigned(pot, draw.orElseThrow(), file, index)));
    }
    return assigned;
  }

  private void audit(Assigned assigned) throws IOException, InterruptedException {
    ClaimFile file = assigned.file();
    Finding finding =
        recomputing.find(file, assigned.index(), assigned.draw(), with.key().address());
    byte[] salt = new byte[Hash.SIZE];
    with.random().nextBytes(salt);
    Verdict verdict =
        new Verdict(
            file.id(), assigned.index(), finding.matches(), finding.evidence(), Hash.of(salt));
    Hash pot = assigned.pot().id();
    done(with.audits().commit(with.key(), pot, verdict));
    done(with.audits().reveal(with.key(), pot, verdict));
    challenge(file.job(), assigned.pot(), file.claim());
  }

  /** What this node called false and has not challenged yet, for want of money perhaps. */
  private void challenge(JobSpec job, Pot pot, Claim claim) throws IOException {
    Claims claims = with.escrow().claims(job);
    boolean challenged =
        claims.challenges(claim).stream()
            .anyMatch(challenge -> challenge.challenger().equals(with.key().address()));
    Optional<Integer> wrong = challenged ? Optional.empty() : lots.calledFalse(pot, claim);
    if (wrong.isPresent()) {
      Optional<String> lack = challenging.challenge(claims, source.file(job, claim), wrong.get());
      lack.ifPresent(sentence -> LOG.warn("Claim {} is false: {}", claim.id().brief(), sentence));
    }
  }

  private static void done(TransactionOutcome outcome) throws IOException {
    if (outcome instanceof TransactionOutcome.Failed failed) {
      throw new IOException(failed.sentence());
    }
  }
}
