package dev.hearth.node.claim;

import dev.hearth.node.chain.DepositCheck;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.AuditorState;
import dev.hearth.wallet.audit.Pot;
import dev.hearth.wallet.audit.PotTerms;
import dev.hearth.wallet.chain.TransactionOutcome;
import java.io.IOException;
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
  /** Of one audit: announced, fixed, committed to, revealed and settled. */
  private static final int GAS_OF_AN_AUDIT = 401_000;

  private static final int GAS_OF_ENROLLING = 104_000;

  private final AuditorParts with;
  private final Map<Hash, String> lacking = new ConcurrentHashMap<>();
  private final Set<Hash> over = new HashSet<>();
  private boolean genuine;

  Bonds(AuditorParts with) {
    this.with = with;
  }

  /** Throws IOException when what is said to pay audits is not this project's contract. */
  void check() throws IOException {
    genuine = genuine || with.audits().isGenuine();
    if (!genuine) {
      throw new IOException("what is said to pay audits is another contract");
    }
  }

  /** For the pots of a job with a sound deposit; how many it joined. */
  int putUp(JobSpec job, Wei most) throws IOException {
    check();
    boolean runs = now().isBefore(Instant.ofEpochSecond(job.deadline()));
    if (!runs || !(with.escrow().deposit(job) instanceof DepositCheck.Held)) {
      return 0;
    }
    int joined = 0;
    for (Pot pot : pots(job)) {
      boolean isNew = with.audits().auditor(pot.id(), with.key().address()).isEmpty();
      if (isNew && isWorth(pot, most) && isAffordable(job, pot)) {
        done(with.audits().enrol(with.key(), pot.id(), pot.terms().bond(), with.vendor()));
        joined++;
      }
    }
    return joined;
  }

  /** Whoever opens a pot that pays less than the gas has others work for nothing. */
  private boolean isWorth(Pot pot, Wei most) throws IOException {
    PotTerms terms = pot.terms();
    return terms.bond().compareTo(most) <= 0
        && pot.money().compareTo(terms.reward()) >= 0
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

  /** Those of a job whose pots are over. */
  void takeBack(JobSpec job) throws IOException {
    if (now().isBefore(Instant.ofEpochSecond(job.deadline()))) {
      return;
    }
    boolean locked = false;
    for (Pot pot : pots(job)) {
      if (isIn(pot) && now().isBefore(pot.over())) {
        locked = true;
      } else if (isIn(pot)) {
        done(with.audits().withdrawBond(with.key(), pot.id()));
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
    Optional<AuditorState> own = with.audits().auditor(pot.id(), with.key().address());
    return own.filter(state -> !state.bond().isZero()).isPresent();
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

  private static void done(TransactionOutcome outcome) throws IOException {
    if (outcome instanceof TransactionOutcome.Failed failed) {
      throw new IOException(failed.sentence());
    }
  }
}
