package dev.hearth.node.submit;

import dev.hearth.api.JobView;
import dev.hearth.node.store.FinishedRound;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.GrantedLease.Phase;
import dev.hearth.node.store.OwnJob;
import dev.hearth.node.worker.WorkerResult;
import dev.hearth.protocol.Bid;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobOver;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Refusal;
import dev.hearth.protocol.Signed;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/**
 * A job from its first lease to its last. One lock: whatever happens (a bid, a commitment, a replay
 * done, a lease run out) is stored under it, and then {@link #advance} looks at what is stored and
 * does all that follows. Fetching and computing happen outside.
 */
final class RunningJob {
  private static final Duration RECRUITING = Duration.ofMinutes(1);
  private static final Duration REMINDER = Duration.ofSeconds(3);
  private static final Duration AFTER_TROUBLE = Duration.ofMinutes(1);
  private static final Duration LOOK = Duration.ofMinutes(1);

  private final Surroundings with;
  private final JobListener told;
  private final JobRecords records;
  private final Bidders bidders;
  private final Judge judge;
  private final Leasing leasing;
  private final OwnComputing computing;
  private final CommitmentIntake intake;
  private final Answers answers;
  private final AuditChoice audits;
  private final ReentrantLock lock = new ReentrantLock();
  private final Set<Hash> receiving = ConcurrentHashMap.newKeySet();
  private String trouble = "";
  private boolean recruited;
  private boolean closed;

  RunningJob(Surroundings with, OwnJob job, JobListener listener) {
    JobContent content = new JobContent(job.spec(), with.store().blobs());
    this.with = with;
    this.told = listener;
    records = new JobRecords(with.store().ownJobs(), job);
    answers = new Answers(with.key(), job.spec());
    bidders = new Bidders(records, with.connected());
    judge = new Judge(with.key().peerId(), records, answers, this::happened);
    leasing = new Leasing(with, records, content, bidders, this::happened, this::watch);
    computing = new OwnComputing(with, records, content);
    intake = new CommitmentIntake(new CommitmentCheck(content), with.updates());
    audits =
        new AuditChoice(
            with.clock(), with.bonds(), records, bidders, wait -> later(wait, () -> {}));
    recruited = !records.leases().isEmpty();
  }

  /** Takes up the job where it is stored; time runs for the leases that are out. */
  void resume() {
    locked(
        () -> {
          records.leases().stream().filter(lease -> lease.is(Phase.OUT)).forEach(this::watch);
          later(RECRUITING, () -> recruited = true);
          advance();
        });
  }

  /** Changes what is stored of the job, then goes on. */
  void change(UnaryOperator<OwnJob> change) {
    locked(
        () -> {
          records.put(change.apply(records.job()));
          advance();
        });
  }

  OwnJob job() {
    return read(JobRecords::job);
  }

  <T> T read(Function<JobRecords, T> reading) {
    return holding(() -> reading.apply(records));
  }

  JobView view() {
    return holding(
        () ->
            JobViews.of(records, bidders.known(), trouble, PlantViews.of(with.store(), records))
                .told(with.store().denominations().of(records.spec())));
  }

  /** The answer to a bid, held until there is work. */
  CompletableFuture<byte[]> bid(PeerId peer, Bid bid) {
    return holding(() -> answerBid(new Bidder(peer, bid)));
  }

  private CompletableFuture<byte[]> answerBid(Bidder bidder) {
    Optional<byte[]> known = over().or(() -> bidders.refusal(bidder));
    if (known.isEmpty() && bidders.add(bidder)) {
      happened(new JobEvent.ProviderJoined(records.spec(), bidder.peer()));
    }
    if (known.isPresent()) {
      return CompletableFuture.completedFuture(known.get());
    }
    CompletableFuture<byte[]> answer = bidders.hold(bidder);
    if (records.outstanding(bidder.peer()).isPresent()) {
      later(REMINDER, () -> remind(bidder.peer(), answer));
    }
    advance();
    return answer;
  }

  private Optional<byte[]> over() {
    return records.isRunning()
        ? Optional.empty()
        : Optional.of(new JobOver(records.spec().id()).encode());
  }

  /**
   * A peer that bids while it holds a lease has either lost the grant or finished, its commitment
   * still on the way: when none has come shortly, it is given the same grant again.
   */
  private void remind(PeerId peer, CompletableFuture<byte[]> answer) {
    records
        .outstanding(peer)
        .filter(lease -> !receiving.contains(lease.id()))
        .ifPresent(lease -> answer.complete(lease.grant().encode()));
  }

  /**
   * The answer to a commitment of a lease of this job, held until it is judged. Fetches the update,
   * so it blocks.
   */
  CompletableFuture<byte[]> commit(PeerId peer, Signed signed, Commitment commitment) {
    GrantedLease lease = read(all -> all.lease(commitment.lease()).orElseThrow());
    if (!lease.holder().equals(peer)) {
      return refused(Refusal.Code.UNKNOWN_LEASE, "You do not hold this lease.");
    }
    if (lease.is(Phase.OUT)) {
      if (!receiving.add(lease.id())) {
        String reason = "The update is on its way already. Send this again.";
        return refused(Refusal.Code.MISSING_UPDATE, reason);
      }
      try {
        Optional<String> fault = intake.fault(lease, commitment);
        audits.askForBond(lease);
        locked(() -> committed(lease.id(), signed, fault));
      } catch (IOException e) {
        String reason = "The update could not be had: " + e.getMessage() + ". Send this again.";
        return refused(Refusal.Code.MISSING_UPDATE, reason);
      } finally {
        receiving.remove(lease.id());
      }
    }
    return holding(() -> answerCommitment(lease.id(), signed));
  }

  private void committed(Hash id, Signed signed, Optional<String> fault) {
    GrantedLease lease = records.lease(id).orElseThrow();
    if (closed || !lease.is(Phase.OUT)) {
      return;
    }
    GrantedLease committed = lease.committed(signed);
    if (fault.isPresent()) {
      judge.refuse(committed, fault.get());
    } else if (isPlanted(committed)) {
      records.put(List.of(committed.planted()));
      happened(new JobEvent.LeasePlanted(records.spec(), committed.planted()));
    } else {
      records.put(List.of(committed));
      happened(new JobEvent.LeaseCommitted(records.spec(), committed));
    }
    advance();
  }

  /** Audits are never planted. */
  private boolean isPlanted(GrantedLease committed) {
    return !committed.lease().isAudit()
        && with.store().plantCodes().know(records.spec().id(), committed.result());
  }

  private CompletableFuture<byte[]> answerCommitment(Hash id, Signed signed) {
    GrantedLease lease = records.lease(id).orElseThrow();
    if (lease.commitment().filter(signed::equals).isEmpty()) {
      return CompletableFuture.completedFuture(Answers.late());
    }
    // One who plants is not answered, and claims what it planted as anybody would.
    return lease.is(Phase.COMMITTED) || lease.is(Phase.PLANTED)
        ? judge.held().hold(id)
        : CompletableFuture.completedFuture(answers.judged(lease, records.books()));
  }

  private static CompletableFuture<byte[]> refused(Refusal.Code code, String reason) {
    return CompletableFuture.completedFuture(Answers.refusal(code, reason));
  }

  /** Does all that follows from what is stored. */
  private void advance() {
    if (closed) {
      return;
    }
    over().ifPresent(bidders::answerAll);
    if (computing.isFinishing()) {
      return;
    }
    // Also when the job is stopped or has failed: what was leased may still come, and is paid for.
    records.board().shards().forEach(this::settle);
    if (records.isRunning()) {
      goOn();
    }
  }

  private void goOn() {
    bidders.dismiss();
    if (records.round() == records.spec().rounds()) {
      finishJob();
    } else if (records.board().isComplete()) {
      finishRound();
    } else if (isRecruited()) {
      leasing.allot(audits);
    }
  }

  /** The first lease waits until as many providers are there as were asked for, or long enough. */
  private boolean isRecruited() {
    recruited |= bidders.connected() >= records.job().providers();
    return recruited;
  }

  private void settle(ShardBoard shard) {
    switch (shard.next(audits.isAudited(shard))) {
      case JUDGE -> judge.judge(shard);
      case REPLAY -> replay(shard, true);
      case AUDIT -> {
        if (!records.isRunning() || !audits.hasAuditor(shard.trained().orElseThrow())) {
          replay(shard, false);
        }
      }
      case TRAIN, WAIT, DONE -> {}
    }
  }

  private void replay(ShardBoard shard, boolean disputed) {
    GrantedLease lease = shard.trained().orElseThrow();
    if (computing.isReplaying(shard.shard())) {
      return;
    }
    happened(new JobEvent.ReplayBegun(records.spec(), records.round(), shard.shard(), disputed));
    computing
        .replay(lease)
        .whenComplete((outcome, trouble) -> attempted(() -> replayed(lease, outcome, trouble)));
  }

  private void replayed(GrantedLease lease, WorkerResult outcome, Throwable trouble) {
    int shard = lease.lease().shard();
    computing.replayed(shard);
    if (closed) {
      return;
    }
    if (lease.lease().round() != records.round()) {
      // An audit was faster; what comes of the shard in the round now may wait for its own replay.
      advance();
      return;
    }
    switch (outcome) {
      case null -> troubled(trouble);
      case WorkerResult.Trained trained -> {
        records.putReplay(shard, trained.commitment(lease.lease(), WorkerResult.Trained.NO_UPDATE));
        advance();
      }
      case WorkerResult.Failed(String reason) -> {
        fail("The job cannot be trained: " + reason + ".");
        judge.acceptUnchecked(records.board().shards().get(shard));
        advance();
      }
      case WorkerResult.Unable(String reason) -> troubled(new IOException(reason));
      case WorkerResult.Stopped() -> {}
    }
  }

  private void finishRound() {
    computing
        .finishRound()
        .whenComplete((round, trouble) -> attempted(() -> finishedRound(round, trouble)));
  }

  private void finishedRound(FinishedRound round, Throwable trouble) {
    computing.finished();
    if (closed) {
      return;
    }
    if (round == null) {
      troubled(trouble);
      return;
    }
    records.finish(round);
    happened(new JobEvent.RoundFinished(records.spec(), round));
    advance();
  }

  private void finishJob() {
    records.put(records.job().in(JobView.Phase.FINISHED, ""));
    happened(new JobEvent.JobFinished(records.spec()));
    advance();
  }

  private void fail(String sentence) {
    if (records.isRunning()) {
      records.put(records.job().in(JobView.Phase.FAILED, sentence));
      happened(new JobEvent.JobFailed(records.spec(), sentence));
    }
  }

  /** What was in the way is so until something goes on. */
  private void happened(JobEvent event) {
    trouble =
        switch (event) {
          case JobEvent.JobTroubled(_, String sentence) -> sentence;
          case JobEvent.LeaseGranted _,
              JobEvent.LeaseAccepted _,
              JobEvent.LeaseRefused _,
              JobEvent.RoundFinished _ ->
              "";
          default -> trouble;
        };
    told.happened(event);
  }

  /** A full disk, most likely: tried again after a while. */
  private void troubled(Throwable trouble) {
    Throwable cause = trouble.getCause() == null ? trouble : trouble.getCause();
    happened(new JobEvent.JobTroubled(records.spec(), String.valueOf(cause.getMessage())));
    later(AFTER_TROUBLE, () -> {});
  }

  /**
   * Ends the lease when its time is over and nothing was committed. A timer stands still while the
   * machine sleeps, so the clock is looked at again and again.
   */
  private void watch(GrantedLease lease) {
    Duration left = Duration.between(with.clock().instant(), deadline(lease)).plusMillis(1);
    later(left.compareTo(LOOK) < 0 ? left : LOOK, () -> lookAfter(lease.id()));
  }

  private void lookAfter(Hash id) {
    GrantedLease lease = records.lease(id).orElseThrow();
    if (lease.is(Phase.OUT)) {
      if (with.clock().instant().isBefore(deadline(lease))) {
        watch(lease);
      } else {
        records.put(List.of(lease.expired()));
        happened(new JobEvent.LeaseExpired(records.spec(), lease.expired()));
      }
    }
  }

  private static Instant deadline(GrantedLease lease) {
    return Instant.ofEpochSecond(lease.lease().deadline());
  }

  private void later(Duration wait, Runnable event) {
    Runnable action =
        () -> {
          event.run();
          advance();
        };
    with.scheduler()
        .schedule(() -> attempted(action), Math.max(0, wait.toMillis()), TimeUnit.MILLISECONDS);
  }

  /** Lets go of everybody who waits; what is stored goes on at the next start. */
  void close() {
    locked(
        () -> {
          closed = true;
          bidders.cancelAll();
          judge.held().cancelAll();
        });
  }

  /** For threads where nobody hears of an exception: it is said, and tried again after a while. */
  private void attempted(Runnable action) {
    locked(
        () -> {
          try {
            action.run();
          } catch (RuntimeException e) {
            if (!closed) {
              troubled(e);
            }
          }
        });
  }

  private void locked(Runnable action) {
    holding(
        () -> {
          action.run();
          return null;
        });
  }

  private <T> T holding(Supplier<T> action) {
    lock.lock();
    try {
      return action.get();
    } finally {
      lock.unlock();
    }
  }
}
