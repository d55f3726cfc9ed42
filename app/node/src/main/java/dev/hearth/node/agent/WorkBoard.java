package dev.hearth.node.agent;

import dev.hearth.api.Denomination;
import dev.hearth.api.LossPoint;
import dev.hearth.api.WorkView;
import dev.hearth.node.chain.Redeemed;
import dev.hearth.node.claim.AuditListener;
import dev.hearth.node.claim.ClaimListener;
import dev.hearth.node.claim.ClaimNews;
import dev.hearth.node.lease.LeaseState;
import dev.hearth.node.provider.ProviderListener;
import dev.hearth.node.worker.ProgressListener.Progress;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.Refusal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What the provider and the auditor are doing, as they say so. Safe for any thread. */
final class WorkBoard implements ProviderListener, ClaimListener, AuditListener {
  private static final int MOST_POINTS = 2000;

  /** The first steps of a worker are slower than all that follow. */
  private static final int SETTLED = 5;

  private final Function<Hash, Optional<JobSpec>> jobs;
  private final Function<JobSpec, Denomination> money;
  private final String device;
  private final Runnable changed;
  private final Consumer<String> refuted;
  private final List<LossPoint> losses = new ArrayList<>();
  private Lease lease;
  private Progress progress;
  private String waiting = "Looking for a job.";
  private String uncollected = "";
  private String claiming = "";
  private String auditing = "";

  /**
   * The jobs are those the store knows.
   *
   * @param money what a job's amounts are in
   * @param refuted hears what an audit found wrong with the device's work
   */
  WorkBoard(
      Function<Hash, Optional<JobSpec>> jobs,
      Function<JobSpec, Denomination> money,
      String device,
      Consumer<String> refuted,
      Runnable changed) {
    this.jobs = jobs;
    this.money = money;
    this.device = device;
    this.refuted = refuted;
    this.changed = changed;
  }

  /** Empty while nothing trains. */
  synchronized Optional<WorkView> work() {
    if (lease == null) {
      return Optional.empty();
    }
    return jobs.apply(lease.job()).map(this::view);
  }

  /** Whether a lease is being trained. */
  synchronized boolean isBusy() {
    return lease != null;
  }

  /** Why nothing trains, what pay could not be collected, what is claimed and what is audited. */
  synchronized String waiting() {
    return Stream.of(waiting, uncollected, claiming, auditing)
        .filter(sentence -> !sentence.isEmpty())
        .collect(Collectors.joining(" "));
  }

  private WorkView view(JobSpec job) {
    int steps = job.hyperparameters().steps();
    int done = progress == null ? 0 : progress.step();
    double speed = progress == null ? 0 : progress.tokensPerSecond();
    double tokensLeft =
        (double) (steps - done) * job.hyperparameters().batch() * job.model().context();
    return new WorkView(
        lease.id(),
        lease.job(),
        job.title(),
        device,
        lease.round(),
        lease.shard(),
        lease.isAudit(),
        done / (double) steps,
        losses.size() < SETTLED || speed == 0
            ? WorkView.UNKNOWN
            : (long) Math.ceil(tokensLeft / speed),
        speed,
        lease.price(),
        money.apply(job),
        List.copyOf(losses));
  }

  @Override
  public void changed(LeaseState state) {
    synchronized (this) {
      switch (state) {
        case LeaseState.Training training -> begin(training.lease());
        default -> end(state);
      }
    }
    if (state instanceof LeaseState.Refused(_, _, Refusal(Refusal.Code code, String finding))
        && code == Refusal.Code.UNEQUAL_BITS) {
      refuted.accept(finding);
    }
    changed.run();
  }

  private void begin(Lease begun) {
    if (lease == null || !lease.equals(begun)) {
      lease = begun;
      progress = null;
      losses.clear();
    }
  }

  private void end(LeaseState state) {
    if (state.lease().equals(lease)) {
      lease = null;
      waiting =
          switch (state) {
            case LeaseState.Expired expired -> nothing(expired.reason());
            case LeaseState.Declined declined -> nothing(declined.reason());
            default -> "Waiting for the next shard.";
          };
    }
  }

  private static String nothing(String reason) {
    return "The last shard came to nothing: " + reason + ".";
  }

  @Override
  public void progressed(LeaseState state, Progress now) {
    synchronized (this) {
      progress = now;
      if (losses.size() < MOST_POINTS) {
        losses.add(new LossPoint(now.step(), now.loss()));
      }
    }
    changed.run();
  }

  @Override
  public void troubled(LeaseState state, String sentence) {
    waiting(sentence);
  }

  @Override
  public void redeemed(JobSpec job, Redeemed redeemed) {
    synchronized (this) {
      uncollected =
          redeemed instanceof Redeemed.Failed(String reason)
              ? "The pay of “" + job.title() + "” is not collected yet: " + reason
              : "";
    }
    changed.run();
  }

  @Override
  public void claimed(JobSpec job, ClaimNews news) {
    String pay = "The pay of “" + job.title() + "” ";
    synchronized (this) {
      claiming =
          switch (news) {
            case ClaimNews.Made _ ->
                pay
                    + "is claimed on chain; it comes in two days unless somebody disproves the work.";
            case ClaimNews.Paid _ -> "";
            case ClaimNews.Lost(String why) -> pay + "was claimed in vain: " + why;
            case ClaimNews.Planted(String what) ->
                "A claim on the pay of “" + job.title() + "”: " + what;
            case ClaimNews.Waiting(String why) -> pay + "cannot be claimed yet: " + why;
          };
    }
    changed.run();
  }

  @Override
  public void audits(Optional<JobSpec> job) {
    synchronized (this) {
      auditing =
          job.map(one -> "Checking a claim on the pay of “" + one.title() + "”, for a reward.")
              .orElse("");
    }
    changed.run();
  }

  @Override
  public void waiting(String sentence) {
    synchronized (this) {
      waiting = sentence;
    }
    changed.run();
  }
}
