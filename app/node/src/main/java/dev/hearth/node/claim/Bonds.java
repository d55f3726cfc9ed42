package dev.hearth.node.claim;

import dev.hearth.node.chain.DepositCheck;
import dev.hearth.node.submit.AuditPot;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.AuditorState;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.audit.PotTerms;
import dev.hearth.wallet.chain.TransactionOutcome;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The bonds with which this node offers to audit: put up where that pays, taken back when their
 * pots are over. One caller at a time, but for the notice.
 */
final class Bonds {
  private static final int GAS_OF_AN_AUDIT = AuditPot.GAS_OF_AN_AUDIT;

  private static final int GAS_OF_ENROLLING = 104_000;

  private static final int GAS_OF_WITHDRAWING = 60_000;

  /**
   * After the escrow's deadline, as the contract has it, with a day for one that is a bit later.
   */
  private static final Duration OPEN = Duration.ofDays(21 + 1);

  /** Nobody's money is away for longer, whatever a job or its escrow says. */
  private static final Duration LONGEST = Duration.ofDays(120);

  private final AuditorParts with;
  private final Gas gas;
  private final Map<Hash, String> lacking = new ConcurrentHashMap<>();
  private final Set<Hash> over = new HashSet<>();
  private boolean genuine;

  Bonds(AuditorParts with, Gas gas) {
    this.with = with;
    this.gas = gas;
  }

  /** Throws IOException when what is said to pay audits is not this project's contract. */
  void check() throws IOException {
    genuine = genuine || with.audits().isGenuine();
    if (!genuine) {
      throw new IOException("what is said to pay audits is another contract");
    }
  }

  /** What may still be put up where all bonds together are to be at most so much. */
  Wei left(Wei most, List<JobSpec> jobs) throws IOException {
    Wei up = Wei.ZERO;
    for (JobSpec job : jobs) {
      for (Pot pot : pots(job)) {
        up = up.plus(bond(pot));
      }
    }
    return up.compareTo(most) < 0 ? most.minus(up) : Wei.ZERO;
  }

  /**
   * At most so much for the pots of a job with a sound deposit of coin; how much it was. What a
   * challenge costs in a token nobody says.
   */
  Wei putUp(JobSpec job, Wei most) throws IOException {
    check();
    boolean runs = now().isBefore(Instant.ofEpochSecond(job.deadline()));
    if (!runs || !job.isInCoin() || !(with.escrow().deposit(job) instanceof DepositCheck.Held)) {
      return Wei.ZERO;
    }
    Wei left = most;
    for (Pot pot : pots(job)) {
      if (isNew(pot) && pot.terms().bond().compareTo(left) <= 0 && isJoined(job, pot)) {
        left = left.minus(pot.terms().bond());
      }
    }
    return most.minus(left);
  }

  private boolean isNew(Pot pot) throws IOException {
    return with.audits().auditor(pot.id(), with.key().address()).isEmpty();
  }

  private boolean isJoined(JobSpec job, Pot pot) throws IOException {
    if (!isOverInTime(job, pot) || !isWorth(pot) || !isAffordable(job, pot)) {
      return false;
    }
    TransactionOutcome outcome =
        with.audits().enrol(with.key(), pot.id(), pot.terms().bond(), with.vendor());
    return outcome instanceof TransactionOutcome.Mined;
  }

  /** A pot is open as long as an escrow that its sponsor chose the deadline of. */
  private boolean isOverInTime(JobSpec job, Pot pot) throws IOException {
    return !pot.over().isAfter(Instant.ofEpochSecond(job.deadline()).plus(OPEN))
        && !pot.over().isAfter(now().plus(LONGEST));
  }

  /**
   * Whoever opens a pot that draws nothing, or pays less than the gas, has others give for nothing.
   */
  private boolean isWorth(Pot pot) throws IOException {
    PotTerms terms = pot.terms();
    return terms.perMillion() > 0
        && Lots.canPay(pot)
        && terms.reward().compareTo(gas(GAS_OF_AN_AUDIT)) > 0;
  }

  private boolean isAffordable(JobSpec job, Pot pot) throws IOException {
    Wei needed = pot.terms().bond().plus(gas(GAS_OF_ENROLLING + GAS_OF_AN_AUDIT));
    Optional<String> lack = with.funds().raise(with.key().address(), needed);
    lack.ifPresentOrElse(
        sentence -> lacking.put(pot.id(), sentence(job, sentence)), () -> lacking.remove(pot.id()));
    return lack.isEmpty();
  }

  private static String sentence(JobSpec job, String lack) {
    return "Claims on the pay of “%s” are not audited by this machine. %s"
        .formatted(job.title(), lack);
  }

  private Wei gas(int units) throws IOException {
    return with.funds().chain().gasPrice().times(units);
  }

  /**
   * Those of a job whose pots are over.
   *
   * @param owed whether there is more to wait for in them
   */
  void takeBack(JobSpec job, boolean owed) throws IOException {
    if (now().isBefore(Instant.ofEpochSecond(job.deadline()))) {
      return;
    }
    boolean locked = owed;
    for (Pot pot : pots(job)) {
      if (isIn(pot) && now().isBefore(pot.over())) {
        locked = true;
      } else if (isIn(pot)) {
        gas.provide(GAS_OF_WITHDRAWING);
        with.audits().withdrawBond(with.key(), pot.id()).orThrow();
      }
      lacking.remove(pot.id());
    }
    if (!locked) {
      over.add(job.id());
    }
  }

  /** Whether none is in a pot of the job, and none will be. */
  boolean isOver(JobSpec job) {
    return over.contains(job.id());
  }

  boolean isUp(JobSpec job) throws IOException {
    for (Pot pot : pots(job)) {
      if (isIn(pot)) {
        return true;
      }
    }
    return false;
  }

  private boolean isIn(Pot pot) throws IOException {
    return !bond(pot).isZero();
  }

  private Wei bond(Pot pot) throws IOException {
    Optional<AuditorState> own = with.audits().auditor(pot.id(), with.key().address());
    return own.map(AuditorState::bond).orElse(Wei.ZERO);
  }

  private List<Pot> pots(JobSpec job) throws IOException {
    return with.audits().pots(job.escrow().contract(), job.id());
  }

  private Instant now() throws IOException {
    return Window.now(with.escrow(), with.clock());
  }

  /** A bond that there is no money for. For any thread. */
  Optional<String> notice() {
    return lacking.values().stream().findFirst();
  }
}
