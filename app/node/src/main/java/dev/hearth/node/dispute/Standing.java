package dev.hearth.node.dispute;

import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.wallet.court.DisputeState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Where a dispute stands on chain.
 *
 * @param path the positions it stood at, the commitment first, as far as they are known here
 * @param now the time, by the chain's newest block or by this machine's clock, whichever is later
 */
record Standing(List<Posted> path, DisputeState state, Instant now) {
  Posted at() {
    return path.getLast();
  }

  Position position() {
    return at().position();
  }

  /** Whether the path ends where the court says; else to be looked at again. */
  boolean isKnown() {
    return position().hash().equals(state.position());
  }

  Optional<Seat> winner() {
    return switch (state.verdict()) {
      case CHALLENGER -> Optional.of(Seat.CHALLENGER);
      case PROVIDER -> Optional.of(Seat.PROVIDER);
      case OPEN, NONE -> Optional.empty();
    };
  }

  /** Nobody has moved on chain. */
  boolean isFirst() {
    return position().ply() == 0;
  }

  /** The side to move has used up its clock. */
  boolean isTimeUp() {
    return used().compareTo(given()) > 0;
  }

  /** The side to move has half of the time that it had when its clock was started. */
  boolean isHalfGone() {
    return used().multipliedBy(2).compareTo(given()) > 0;
  }

  private Duration used() {
    return Duration.between(state.since(), now);
  }

  private Duration given() {
    return position().mover() == Seat.CHALLENGER ? state.challengerLeft() : state.providerLeft();
  }
}
