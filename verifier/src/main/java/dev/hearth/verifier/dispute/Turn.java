package dev.hearth.verifier.dispute;

import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Seat;

/** What a move comes to. */
public sealed interface Turn {
  /** The other side moves from here. */
  record Next(Position position) implements Turn {}

  /**
   * An operation was rerun, and that is the end.
   *
   * @param position where it was picked
   * @param operation its number in the element
   * @param posted the word that the other side said comes out
   * @param found the word that comes out
   */
  record Over(Position position, int index, long element, int operation, int posted, int found)
      implements Turn {
    public Seat winner() {
      Seat prover = position.mover();
      return posted == found ? prover.other() : prover;
    }
  }

  /** The contract would refuse it too. */
  record Refused(String why) implements Turn {}
}
