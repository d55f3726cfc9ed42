package dev.hearth.node.practice;

import dev.hearth.compute.Device;
import dev.hearth.compute.Pace;
import dev.hearth.node.device.InstalledDevice;
import dev.hearth.node.dispute.Case;
import dev.hearth.node.dispute.Counsel;
import dev.hearth.node.dispute.DisputeProtocol;
import dev.hearth.node.dispute.Hearing;
import dev.hearth.node.dispute.Litigant;
import dev.hearth.node.dispute.LitigantParts;
import dev.hearth.node.dispute.Pacing;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.training.ShardTask;
import dev.hearth.training.trace.LeaseTrace;
import dev.hearth.verifier.dispute.Replay;
import dev.hearth.verifier.dispute.Trace;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletionService;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * The submitter and a cheater at a dispute, as strangers would be: each with its own device, trace
 * and thread, talking over its own host.
 */
final class TrialSides {
  private static final Duration LONGEST = Duration.ofMinutes(20);

  private final PracticePeer submitter;
  private final InstalledDevice device;
  private final int threads;
  private final InstantSource clock;
  private final ScheduledExecutorService scheduler;

  /**
   * What they dispute.
   *
   * @param block that the dispute was opened in
   * @param task that the lease was for
   */
  record Matter(Court court, Terms terms, long block, GrantedLease lease, ShardTask task) {}

  /**
   * @param threads of the device, for each side
   */
  TrialSides(
      PracticePeer submitter,
      InstalledDevice device,
      int threads,
      InstantSource clock,
      ScheduledExecutorService scheduler) {
    this.submitter = submitter;
    this.device = device;
    this.threads = threads;
    this.clock = clock;
    this.scheduler = scheduler;
  }

  /**
   * Until the court has decided.
   *
   * @param hearing told by both sides
   */
  Seat play(Matter matter, PracticeProvider cheater, Hearing hearing)
      throws IOException, InterruptedException {
    PracticePeer accused = cheater.peer();
    accused.host().connect(submitter.host().addresses().getFirst());
    try (DisputeProtocol asking = new DisputeProtocol(submitter.host());
        DisputeProtocol answering = new DisputeProtocol(accused.host())) {
      WalletKey node = WalletKey.of(accused.key().secret());
      Optional<PeerId> known = Optional.of(cheater.id());
      return both(
          side(
              matter,
              parts(matter, submitter, submitter.wallet(), asking, known, hearing),
              Optional.empty()),
          side(
              matter,
              parts(matter, accused, node, answering, Optional.empty(), hearing),
              cheater.cheat()));
    }
  }

  private LitigantParts parts(
      Matter matter,
      PracticePeer peer,
      WalletKey key,
      DisputeProtocol protocol,
      Optional<PeerId> opponent,
      Hearing hearing)
      throws IOException {
    return new LitigantParts(
        matter.court(),
        key,
        peer.work("dispute-" + matter.terms().dispute().hex()),
        protocol,
        opponent,
        Pacing.PRACTICE,
        clock,
        scheduler,
        hearing);
  }

  private Callable<Seat> side(Matter matter, LitigantParts parts, Optional<Cheat> cheat) {
    return () -> {
      try (Device opened = device.open(threads, Pace.FREE);
          LeaseTrace trace = new LeaseTrace(matter.task(), opened)) {
        Trace truth = new Replay(trace);
        Trace account =
            cheat.flatMap(how -> how.account(matter.task(), truth, trace, opened)).orElse(truth);
        Case dispute =
            new Case(
                matter.terms(),
                matter.block(),
                trace.program(),
                Counsel.of(trace.program(), account),
                matter.lease().result().values());
        return new Litigant(parts, dispute).play();
      }
    };
  }

  /** Neither goes on without the other. */
  private static Seat both(Callable<Seat> one, Callable<Seat> other)
      throws IOException, InterruptedException {
    ExecutorService threads =
        Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("practice-side-", 0).factory());
    CompletionService<Seat> sides = new ExecutorCompletionService<>(threads);
    try {
      sides.submit(one);
      sides.submit(other);
      Seat winner = next(sides);
      next(sides);
      return winner;
    } finally {
      threads.shutdownNow();
    }
  }

  private static Seat next(CompletionService<Seat> sides) throws IOException, InterruptedException {
    Future<Seat> ended = sides.poll(LONGEST.toSeconds(), TimeUnit.SECONDS);
    if (ended == null) {
      throw new IOException("the dispute does not end");
    }
    try {
      return ended.get();
    } catch (ExecutionException e) {
      throw new IOException("a side of the dispute broke off: " + e.getCause(), e);
    }
  }
}
