package dev.hearth.node.dispute;

import dev.hearth.host.Registration;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.dispute.HeaderProof;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Played;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.verifier.dispute.Game;
import dev.hearth.verifier.dispute.Listed;
import dev.hearth.verifier.dispute.Turn;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.court.Court;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Plays one seat of one dispute until the court says who won: off chain as long as the other side
 * is willing and nobody has moved on chain, then on chain. It decides by what the chain says at
 * each look and remembers nothing of a transaction, so one that failed, or was mined after all, is
 * no special case, nor is a restart.
 */
public final class Litigant {
  private static final Logger LOG = LoggerFactory.getLogger(Litigant.class);

  private final LitigantParts parts;
  private final Case dispute;
  private final Terms terms;
  private final Court court;
  private final Game game;
  private final Seat seat;
  private final Bell bell;
  private final Line line;
  private final Proceedings proceedings;
  private final Map<Hash, Optional<Move>> moves = new HashMap<>();
  private int told;
  private String said = "";
  private String hindrance = "";

  /**
   * @throws IllegalArgumentException when the key is neither side's, or the program another
   * @throws IOException when what was kept before a restart cannot be read
   */
  public Litigant(LitigantParts parts, Case dispute) throws IOException {
    this.parts = parts;
    this.dispute = dispute;
    this.terms = dispute.terms();
    this.court = parts.court();
    this.game = new Game(terms, dispute.program());
    this.seat = seat();
    this.bell = new Bell(parts.scheduler());
    Posted first = new Posted(terms.first(), Listed.commitment(dispute.commitment()));
    Transcript transcript = new Transcript(parts.folder());
    this.line = new Line(game, terms, first, parts, seat, transcript, bell::ring);
    this.proceedings =
        new Proceedings(court, terms.dispute(), dispute.openedIn(), line, parts.clock());
  }

  private Seat seat() {
    for (Seat each : Seat.values()) {
      if (terms.address(each).equals(parts.key().address())) {
        return each;
      }
    }
    throw new IllegalArgumentException("the key is no side's of this dispute");
  }

  /**
   * Who won. Blocks for as long as it takes, a chain out of reach included; a side that has nothing
   * to say lets its clock run. The thread is the one that the counsel is asked on.
   */
  public Seat play() throws InterruptedException {
    try (Registration _ = parts.protocol().admit(terms.dispute(), line)) {
      Optional<Seat> winner = goOn();
      while (winner.isEmpty()) {
        winner = goOn();
      }
      return winner.get();
    }
  }

  private Optional<Seat> goOn() throws InterruptedException {
    boolean acted = false;
    String before = hindrance;
    hindrance = "";
    try {
      tell(line.positions());
      Standing standing = proceedings.look();
      tell(standing.path());
      if (standing.winner().isPresent()) {
        return standing.winner();
      }
      acted = standing.isKnown() && act(standing);
    } catch (IOException e) {
      hindered(String.valueOf(e.getMessage()));
    }
    if (!hindrance.equals(before)) {
      parts.hearing().hindered(hindrance);
    }
    if (!acted) {
      bell.await(parts.pacing().look());
    }
    return Optional.empty();
  }

  private void hindered(String sentence) {
    hindrance = sentence;
    say(sentence);
  }

  /** What is so at every look is said at the first. */
  private void say(String sentence) {
    if (!sentence.equals(said)) {
      said = sentence;
      LOG.info("Dispute {}: {}", terms.dispute().brief(), sentence);
    }
  }

  private void tell(List<Posted> positions) {
    for (Posted posted : positions) {
      if (posted.position().ply() > told) {
        told = posted.position().ply();
        parts.hearing().narrowed(posted.position());
      }
    }
  }

  /** Whether something was done, so that it is worth to look at once. */
  private boolean act(Standing standing) throws IOException, InterruptedException {
    boolean mine = standing.position().mover() == seat;
    if (game.isMiscounted()) {
      return seat == Seat.CHALLENGER && sent(court.miscounted(parts.key(), terms, header()));
    }
    if (!mine && standing.isTimeUp()) {
      return sent(court.timeout(parts.key(), terms, standing.position()));
    }
    if (!standing.isFirst() || isOverdue(standing)) {
      line.close();
    }
    if (line.isOpen()) {
      return playOffChain(standing);
    }
    return mine && playOnChain(standing);
  }

  private HeaderProof header() {
    return new HeaderProof(Bytes.of(dispute.program().header()), dispute.program().path(0));
  }

  /** Only the side whose clock runs on chain has to act there when the other one is slow. */
  private boolean isOverdue(Standing standing) {
    Duration waited = Duration.between(line.since(), parts.clock().instant());
    boolean mine = standing.position().mover() == seat;
    if (line.unanswered().isPresent() && waited.compareTo(parts.pacing().answer()) > 0) {
      return true;
    }
    boolean waits = line.last().position().mover() != seat;
    return mine && (standing.isHalfGone() || waits && waited.compareTo(parts.pacing().move()) > 0);
  }

  private boolean playOffChain(Standing standing) throws IOException, InterruptedException {
    Optional<Played> unanswered = line.unanswered();
    if (unanswered.isPresent()) {
      return offer(unanswered.get());
    }
    Posted last = line.last();
    if (last.position().mover() != seat) {
      return false;
    }
    Optional<Move> move = move(last);
    if (move.isEmpty()) {
      line.close();
    } else if (move.get().proves()) {
      return bring(standing, line.agreed().orElseThrow());
    } else {
      line.make(move.get());
    }
    return true;
  }

  private boolean offer(Played move) throws IOException {
    Optional<PeerId> peer = line.opponent();
    if (peer.isEmpty()) {
      return false;
    }
    switch (parts.protocol().offer(peer.get(), move)) {
      case Reply.Taken taken -> line.answered(move, taken.agreement().signature());
      case Reply.Refused refused when refused.isEarly() -> {
        return false;
      }
      case Reply.Refused _ -> {
        say("a move is refused off chain");
        line.close();
      }
    }
    return true;
  }

  private boolean playOnChain(Standing standing) throws IOException, InterruptedException {
    Optional<Agreed> ahead =
        line.agreed().filter(agreed -> agreed.position().ply() > standing.position().ply());
    if (ahead.isPresent()) {
      return bring(standing, ahead.get());
    }
    Optional<Move> move = move(standing.at());
    return move.isPresent() && moved(standing.position(), move.get());
  }

  private boolean bring(Standing standing, Agreed agreed) throws IOException {
    return sent(
        court.agree(
            parts.key(),
            terms,
            standing.position(),
            agreed.position(),
            agreed.challenger(),
            agreed.provider()));
  }

  private boolean moved(Position from, Move move) throws IOException {
    boolean sent = sent(court.move(parts.key(), terms, from, move));
    if (sent && game.apply(from, move) instanceof Turn.Over over) {
      parts.hearing().judged(over);
    }
    return sent;
  }

  /** What is computed once for a position, however often it is tried. */
  private Optional<Move> move(Posted at) throws IOException, InterruptedException {
    Hash position = at.position().hash();
    if (!moves.containsKey(position)) {
      moves.put(position, dispute.counsel().move(at.position(), at.listed()));
    }
    return moves.get(position);
  }

  private boolean sent(TransactionOutcome outcome) throws IOException {
    return switch (outcome) {
      case TransactionOutcome.Mined mined -> {
        parts.hearing().paid(mined);
        yield true;
      }
      case TransactionOutcome.Failed failed -> {
        hindered(failed.sentence());
        if (failed instanceof TransactionOutcome.InsufficientFunds lack) {
          parts.hearing().unpaid(lack);
        }
        yield false;
      }
    };
  }
}
