package dev.hearth.node.court;

import dev.hearth.node.claim.Contest;
import dev.hearth.node.claim.Jurisdiction;
import dev.hearth.node.claim.Litigation;
import dev.hearth.node.store.OwnDispute;
import dev.hearth.node.store.Reward;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.escrow.ChallengeSettlement;
import dev.hearth.wallet.escrow.Claims;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays the disputes that this node is a side of, each on a thread of its own and none twice.
 * Closing it leaves them as they stand; whoever is told of them again after the next start takes
 * them up. Safe for any thread.
 */
public final class Courtroom implements Litigation, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Courtroom.class);
  private static final Duration AGAIN = Duration.ofMinutes(1);

  /** Both sides' clocks, and time to settle. */
  private static final Duration LONGEST = Duration.ofDays(4);

  private final CourtParts with;
  private final Docket docket;
  private final Map<Hash, Thread> playing = new HashMap<>();
  private boolean closed;

  public Courtroom(CourtParts with) {
    this.with = with;
    this.docket = new Docket(with.store().ownDisputes(), with.changed());
  }

  @Override
  public synchronized void take(Contest contest) {
    Hash dispute = contest.dispute();
    if (!closed && !playing.containsKey(dispute)) {
      Suit suit = new Suit(with, contest, docket);
      Thread thread =
          Thread.ofVirtual()
              .name("dispute-" + dispute.brief())
              .unstarted(() -> play(dispute, suit));
      playing.put(dispute, thread);
      thread.start();
    }
  }

  private void play(Hash dispute, Suit suit) {
    try {
      while (!isPlayed(dispute, suit)) {
        with.retry().await(AGAIN);
      }
    } catch (InterruptedException e) {
      LOG.debug("Dispute {} goes on at the next start.", dispute.brief());
    } finally {
      left(dispute);
    }
  }

  /** A stake hangs on it, so nothing that goes wrong is the end of it. */
  private boolean isPlayed(Hash dispute, Suit suit) throws InterruptedException {
    try {
      suit.play();
      return true;
    } catch (IOException e) {
      suit.hindered(String.valueOf(e.getMessage()));
    } catch (RuntimeException e) {
      LOG.error("Dispute {} is taken up again", dispute.brief(), e);
    }
    return false;
  }

  private synchronized void left(Hash dispute) {
    playing.remove(dispute);
  }

  /**
   * Asks the courts of disputes that were open when the node was last here and are not played, and
   * the escrows how the stakes of those decided were shared out.
   */
  public void look() {
    Jurisdiction here = new Jurisdiction(with.store(), with.funds().chain().id(), with.clock());
    docket.unsettled().stream().filter(here::covers).forEach(this::askForStakes);
    for (OwnDispute dispute : docket.open()) {
      if (!isPlaying(dispute.id()) && here.covers(dispute)) {
        ask(dispute);
      }
    }
  }

  /** Whoever settled it: another challenge may have had the claim's stake before. */
  private void askForStakes(OwnDispute dispute) {
    OwnDispute.Matter matter = dispute.matter();
    Hash job = matter.lease().job();
    try {
      Claims claims = Claims.at(with.funds().chain(), matter.escrow());
      Optional<ChallengeSettlement> settled = claims.settlement(job, matter.challenge());
      if (settled.isPresent()) {
        Wei share = settled.get().share();
        boolean own = settled.get().challengerWon() && matter.seat() == Seat.CHALLENGER;
        if (own && !share.isZero() && claims.isInCoin(job)) {
          with.store().rewards().book(reward(matter, share));
        }
        docket.change(dispute.id(), known -> known.shared(share));
      }
    } catch (IOException e) {
      LOG.info("Stakes of {} are asked about later: {}", dispute.id().brief(), e.getMessage());
    }
  }

  private Reward reward(OwnDispute.Matter matter, Wei share) {
    return new Reward(
        matter.challenge(),
        Reward.Kind.CHALLENGE,
        with.funds().chain().id(),
        with.funds().purse().gas().address(),
        matter.lease().job(),
        share,
        with.clock().instant(),
        false);
  }

  private synchronized boolean isPlaying(Hash dispute) {
    return playing.containsKey(dispute);
  }

  private void ask(OwnDispute dispute) {
    try {
      Court court = Court.at(with.funds().chain(), dispute.matter().court());
      Ruling.of(court, dispute.id()).ifPresent(ruling -> docket.change(dispute.id(), ruling::ends));
    } catch (IOException e) {
      LOG.info("Dispute {} is asked about later: {}", dispute.id().brief(), e.getMessage());
    }
  }

  /**
   * What the owner should know, while it is so. A dispute on a chain that was left since is never
   * seen to end, so an old one is no news.
   *
   * @param resting whether the rules let nothing be computed now
   */
  public Optional<String> notice(boolean resting) {
    Instant recent = with.clock().instant().minus(LONGEST);
    String rest = resting ? " Your rules let it rest now; a day of that loses the stake." : "";
    return docket.open().stream()
        .filter(dispute -> isPlaying(dispute.id()) || dispute.matter().since().isAfter(recent))
        .findFirst()
        .map(dispute -> sentence(dispute) + rest);
  }

  private static String sentence(OwnDispute dispute) {
    String job = "“" + dispute.matter().title() + "”";
    String what =
        dispute.matter().seat() == Seat.PROVIDER
            ? "Your claim on the pay of " + job + " is challenged. This machine defends it"
            : "A claim in " + job + " is false. This machine shows it";
    String when = " in the court; leave it running until that is over, a day or two.";
    return dispute.trouble().isEmpty()
        ? what + when
        : what + when + " What is in the way: " + dispute.trouble();
  }

  @Override
  public void close() {
    List<Thread> threads = leave();
    threads.forEach(Thread::interrupt);
    try {
      for (Thread thread : threads) {
        thread.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized List<Thread> leave() {
    closed = true;
    return List.copyOf(playing.values());
  }
}
