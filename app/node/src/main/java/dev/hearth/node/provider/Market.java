package dev.hearth.node.provider;

import dev.hearth.node.chain.DepositCheck;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.store.Jobs;
import dev.hearth.node.store.KnownJob;
import dev.hearth.node.store.StoreException;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Chooses among the jobs there are: the first by {@link Preference} that the owner's rules and the
 * chain allow. One thread's, but for {@link #decline}.
 */
final class Market {
  /** Strangers announce as many jobs as they like; one that is forgotten is judged anew. */
  private static final int REMEMBERED = 1000;

  private final Supplier<List<KnownJob>> finder;
  private final Jobs jobs;
  private final Predicate<Hash> ending;
  private final OwnerRules rules;
  private final PayCheck pay;
  private final EscrowGateway escrow;
  private final InstantSource clock;
  private final ProviderListener listener;
  private final Preference preference;
  private final Recent<Hash, Boolean> declined = new Recent<>(REMEMBERED);
  private String notYet = "";

  /**
   * @param finder what can be had now
   */
  Market(
      Supplier<List<KnownJob>> finder,
      Jobs jobs,
      Predicate<Hash> ending,
      OwnerRules rules,
      PayCheck pay,
      EscrowGateway escrow,
      InstantSource clock,
      ProviderListener listener) {
    this.finder = finder;
    this.jobs = jobs;
    this.ending = ending;
    this.rules = rules;
    this.pay = pay;
    this.escrow = escrow;
    this.clock = clock;
    this.listener = listener;
    this.preference = new Preference(job -> pay.worth(job, job.price()));
  }

  /**
   * Empty when there is nothing to bid for; what is chosen is stored, so that its leases find it.
   * Throws IOException when the chain is not reached.
   */
  Optional<KnownJob> best() throws IOException {
    notYet = "";
    List<KnownJob> open =
        finder.get().stream()
            .filter(job -> isOpen(job.spec()) && paysEnough(job.spec()))
            .sorted(Comparator.comparing(KnownJob::spec, preference))
            .toList();
    for (KnownJob job : open) {
      Optional<Objection> objection = judged(() -> objection(job.spec()));
      if (objection.isEmpty()) {
        jobs.put(job);
        preference.chosen(job.spec());
        return Optional.of(job);
      }
      heed(job.spec(), objection.get());
    }
    return Optional.empty();
  }

  /**
   * @param lasting it is of no use to look again
   */
  private record Objection(String reason, boolean lasting) {}

  private void heed(JobSpec job, Objection objection) {
    if (objection.lasting()) {
      decline(job, objection.reason());
    } else {
      notYet = objection.reason();
    }
  }

  /** Why there was nothing to bid for at the last look. */
  String nothing() {
    return notYet.isEmpty() ? "No open job fits; looking again shortly." : notYet;
  }

  /** What does not pay enough may do so later. */
  private boolean paysEnough(JobSpec job) {
    Optional<Objection> objection = judged(() -> tooLittle(job));
    objection.ifPresent(found -> heed(job, found));
    return objection.isEmpty();
  }

  private Optional<Objection> tooLittle(JobSpec job) {
    return pay.objection(job).map(sentence -> new Objection(sentence, false));
  }

  private boolean isOpen(JobSpec job) {
    return declined.get(job.id()).isEmpty()
        && !ending.test(job.id())
        && !jobs.isOver(job.id())
        && job.deadline() > clock.instant().getEpochSecond();
  }

  /** Whatever a job brings out in what looks at it speaks against that job alone. */
  private static <X extends Exception> Optional<Objection> judged(Judgement<X> judgement) throws X {
    try {
      return judgement.objection();
    } catch (StoreException e) {
      return Optional.of(new Objection(e.getMessage(), false));
    } catch (RuntimeException e) {
      return Optional.of(new Objection("it cannot be judged: " + e.getMessage(), true));
    }
  }

  private interface Judgement<X extends Exception> {
    Optional<Objection> objection() throws X;
  }

  private Optional<Objection> objection(JobSpec job) throws IOException {
    Optional<String> objection = rules.objection(job);
    if (objection.isPresent()) {
      return objection.map(reason -> new Objection(reason, true));
    }
    return switch (escrow.deposit(job)) {
      case DepositCheck.Held _ -> Optional.empty();
      case DepositCheck.TooNew _ ->
          Optional.of(
              new Objection("“" + job.title() + "” was paid for just now; looking again.", false));
      case DepositCheck.Unsound unsound -> Optional.of(new Objection(unsound.reason(), true));
    };
  }

  /** Lets another job come first the next time: this one's submitter may never answer. */
  void unanswered(JobSpec job) {
    preference.unanswered(job);
  }

  /** Passes the job over until the node starts again, or has passed over many more. */
  void decline(JobSpec job, String reason) {
    declined.put(job.id(), true);
    listener.declined(job, reason);
  }
}
