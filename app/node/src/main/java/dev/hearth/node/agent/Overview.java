package dev.hearth.node.agent;

import dev.hearth.api.EarningsView;
import dev.hearth.api.JobView;
import dev.hearth.api.MoneyView;
import dev.hearth.api.NodeSnapshot;
import dev.hearth.api.NodeState;
import dev.hearth.api.WorkView;
import dev.hearth.host.address.Multiaddr;
import dev.hearth.node.forecast.Currency;
import dev.hearth.node.policy.RuleId;
import dev.hearth.node.submit.StoredJobs;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

/** Everything a screen shows, put together from where it is known. Safe for any thread. */
final class Overview {
  private static final String VERSION = "0.1.0";

  private final Household household;
  private final Membership membership;
  private final IdleWatch watch;
  private final DeviceDesk devices;
  private final Rates rates;
  private final EarningsBoard earnings;
  private final List<Supplier<Optional<String>>> tellers = new CopyOnWriteArrayList<>();
  private volatile Optional<JobView> practiceJob = Optional.empty();

  Overview(
      Household household,
      Membership membership,
      IdleWatch watch,
      DeviceDesk devices,
      Rates rates,
      EarningsBoard earnings) {
    this.household = household;
    this.membership = membership;
    this.watch = watch;
    this.devices = devices;
    this.rates = rates;
    this.earnings = earnings;
  }

  NodeSnapshot snapshot() {
    Optional<WorkView> work = membership.now().flatMap(joined -> joined.board().work());
    return new NodeSnapshot(
        VERSION,
        household.clock().millis(),
        membership.kind(),
        state(work),
        household.host().peerId(),
        household.host().addresses().stream().map(Multiaddr::toString).toList(),
        household.host().peers().size(),
        work.orElse(null),
        devices.views(watch.decisions(), watch.signals()),
        earnings(),
        money(),
        notices(),
        jobs());
  }

  private NodeState state(Optional<WorkView> work) {
    NodeState state =
        Sentences.held(watch.decisions().values())
            .filter(held -> membership.now().isPresent() || !isForATest(held))
            .or(() -> work.map(Sentences::earning))
            .or(() -> membership.now().map(joined -> Sentences.waiting(joined.board().waiting())))
            .orElseGet(membership::joining);
    boolean computing = membership.now().map(Participation::isComputing).orElse(false);
    return Sentences.after(
        household.wishes().now(),
        ZonedDateTime.now(household.clock()),
        computing ? Sentences.alsoComputing(state) : state);
  }

  /** Over in a moment, unlike the want of a network. */
  private static boolean isForATest(NodeState held) {
    return held.rule().equals(RuleId.UNTESTED.name());
  }

  EarningsView earnings() {
    Clock clock = household.clock();
    Instant midnight = LocalDate.now(clock).atStartOfDay(clock.getZone()).toInstant();
    return earnings.earnings(midnight);
  }

  private MoneyView money() {
    return rates
        .currency(household.settings().values())
        .map(known -> view(known))
        .orElseGet(() -> MoneyView.UNKNOWN);
  }

  private static MoneyView view(Currency known) {
    return new MoneyView(known.name(), known.rate(), known.dated().toEpochMilli(), known.source());
  }

  private List<String> notices() {
    List<String> notices = new ArrayList<>(household.settings().notices());
    household.store().notice().ifPresent(notices::add);
    tellers.forEach(teller -> teller.get().ifPresent(notices::add));
    return List.copyOf(notices);
  }

  /** From now on asks this one too for what the owner should know. */
  void tells(Supplier<Optional<String>> teller) {
    tellers.add(teller);
  }

  List<JobView> jobs() {
    List<JobView> jobs = new ArrayList<>();
    practiceJob.ifPresent(jobs::add);
    jobs.addAll(ownJobs());
    return jobs;
  }

  boolean hasOwnJobRunning() {
    return ownJobs().stream().anyMatch(job -> job.phase() == JobView.Phase.RUNNING);
  }

  /** They stay the owner's while no network is joined, and rest. */
  List<JobView> ownJobs() {
    return membership
        .now()
        .map(joined -> joined.submitter().views())
        .orElseGet(() -> StoredJobs.views(household.store()));
  }

  /** How the practice network's own job stands. */
  void practiceJob(JobView job) {
    practiceJob = Optional.of(job);
  }
}
