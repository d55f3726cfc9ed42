package dev.hearth.node.dispute;

import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.PublicKey;
import dev.hearth.protocol.Refusal;
import dev.hearth.protocol.Signature;
import dev.hearth.protocol.dispute.Agreement;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Played;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.verifier.dispute.Game;
import dev.hearth.verifier.dispute.Turn;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The moves made off chain, one after the other from the first position. There is one line and no
 * way back, so this side signs one position of a ply and no other, and only such as the rules come
 * to and whose lists it keeps. Safe for any thread.
 */
final class Line {
  /**
   * @param posted where the move led
   * @param answered the signature of the side that did not make it
   */
  private record Ply(Played played, Posted posted, Optional<Signature> answered) {}

  private final Game game;
  private final Terms terms;
  private final Eip712 court;
  private final WalletKey key;
  private final Seat seat;
  private final Transcript transcript;
  private final InstantSource clock;
  private final Runnable changed;
  private final List<Ply> plies = new ArrayList<>();
  private final Posted first;
  private Optional<PeerId> opponent;
  private Instant since;
  private boolean open = true;

  /**
   * Goes on where the transcript ends.
   *
   * @param first the commitment
   * @param changed called when the other side has moved
   */
  Line(
      Game game,
      Terms terms,
      Posted first,
      LitigantParts parts,
      Seat seat,
      Transcript transcript,
      Runnable changed)
      throws IOException {
    this.game = game;
    this.terms = terms;
    this.first = first;
    this.court = parts.court().domain();
    this.key = parts.key();
    this.seat = seat;
    this.transcript = transcript;
    this.clock = parts.clock();
    this.opponent = parts.opponent().isPresent() ? parts.opponent() : transcript.opponent();
    this.changed = changed;
    this.since = clock.instant();
    for (Played played : transcript.moves()) {
      add(played, kept(played), transcript.signature(played.ply()));
    }
  }

  /** Where a move led before the restart. */
  private Position kept(Played played) throws IOException {
    boolean here = played.dispute().equals(terms.dispute());
    if (here && game.apply(last().position(), played.move()) instanceof Turn.Next(Position next)) {
      return next;
    }
    throw new IOException("the moves kept of this dispute are those of another");
  }

  /** A move of the other side's; sent again, it is answered as before. */
  synchronized Reply take(PeerId from, Played offered) throws IOException {
    Position last = last().position();
    if (offered.ply() > 0 && offered.ply() <= last.ply()) {
      return again(from, offered, plies.get(offered.ply() - 1));
    }
    if (!open) {
      return Reply.refused(Refusal.Code.LATE, "This dispute goes on on chain.");
    }
    if (offered.ply() != last.ply() + 1 || last.mover() == seat) {
      return refuse(from, "It is not your turn.");
    }
    return switch (game.apply(last, offered.move())) {
      case Turn.Next(Position next) ->
          isSigned(next, seat.other(), offered.signature())
              ? taken(from, offered, next)
              : refuse(from, "The signature is not yours, or for another position.");
      case Turn.Refused(String why) -> refuse(from, "The move is against the rules: " + why + ".");
      case Turn.Over _ -> refuse(from, "A proof is for the court.");
    };
  }

  private Reply again(PeerId from, Played offered, Ply ply) {
    boolean same = ply.played().move().equals(offered.move()) && author(ply) != seat;
    return same ? agreed(ply.posted().position()) : refuse(from, "Another move was made there.");
  }

  private Reply taken(PeerId from, Played offered, Position next) throws IOException {
    transcript.keep(from);
    transcript.keep(offered);
    add(offered, next, Optional.empty());
    opponent = Optional.of(from);
    changed.run();
    return agreed(next);
  }

  private Reply agreed(Position position) {
    return new Reply.Taken(new Agreement(sign(position)));
  }

  /** What the other side must not send ends the play; what anybody else sends is let pass. */
  private Reply refuse(PeerId from, String why) {
    if (opponent.filter(from::equals).isPresent()) {
      open = false;
      changed.run();
    }
    return Reply.refused(Refusal.Code.OTHER, why);
  }

  /** A move of this side's, from the last position; kept before anybody sees it. */
  synchronized void make(Move move) throws IOException {
    if (!open) {
      return;
    }
    if (!(game.apply(last().position(), move) instanceof Turn.Next(Position next))) {
      throw new IllegalStateException("a move of one's own that is against the rules");
    }
    Played played = new Played(terms.dispute(), next.ply(), move, sign(next));
    transcript.keep(played);
    add(played, next, Optional.empty());
  }

  /** The move to be answered, if the last is of this side and is not. */
  synchronized Optional<Played> unanswered() {
    return plies.isEmpty() || isAgreed(plies.getLast())
        ? Optional.empty()
        : Optional.of(plies.getLast().played());
  }

  /** The answer to a move of this side's; a signature that is none ends the play. */
  synchronized void answered(Played played, Signature signature) throws IOException {
    Ply ply = plies.get(played.ply() - 1);
    if (!isSigned(ply.posted().position(), seat.other(), signature)) {
      open = false;
      return;
    }
    transcript.keep(played.ply(), signature);
    plies.set(played.ply() - 1, new Ply(played, ply.posted(), Optional.of(signature)));
    since = clock.instant();
  }

  synchronized Posted last() {
    return plies.isEmpty() ? first : plies.getLast().posted();
  }

  /** All positions it came to, the commitment first. */
  synchronized List<Posted> positions() {
    List<Posted> positions = new ArrayList<>(List.of(first));
    plies.forEach(ply -> positions.add(ply.posted()));
    return positions;
  }

  /** The last position that both sides have signed; none but the commitment: empty. */
  synchronized Optional<Agreed> agreed() {
    return plies.reversed().stream().filter(this::isAgreed).findFirst().map(this::agreed);
  }

  private Agreed agreed(Ply ply) {
    Signature author = ply.played().signature();
    Signature other = ply.answered().orElseGet(() -> sign(ply.posted().position()));
    Position position = ply.posted().position();
    return author(ply) == Seat.CHALLENGER
        ? new Agreed(position, author, other)
        : new Agreed(position, other, author);
  }

  /** When the last move was made or answered. */
  synchronized Instant since() {
    return since;
  }

  /** Where the other side is reached, once it is known. */
  synchronized Optional<PeerId> opponent() {
    return opponent;
  }

  /** Whether moves may still be made off chain. */
  synchronized boolean isOpen() {
    return open;
  }

  /** From here on the dispute is played on chain alone. */
  synchronized void close() {
    open = false;
  }

  private void add(Played played, Position next, Optional<Signature> answered) {
    plies.add(new Ply(played, last().after(next, played.move()), answered));
    since = clock.instant();
  }

  /** The other side's moves are answered as they are taken. */
  private boolean isAgreed(Ply ply) {
    return author(ply) != seat || ply.answered().isPresent();
  }

  private static Seat author(Ply ply) {
    return ply.posted().position().mover().other();
  }

  private Signature sign(Position position) {
    return key.sign(position.agreement(court));
  }

  private boolean isSigned(Position position, Seat by, Signature signature) {
    Hash digest = position.agreement(court);
    return PublicKey.recover(digest, signature)
        .filter(signer -> signer.address().equals(terms.address(by)))
        .isPresent();
  }
}
