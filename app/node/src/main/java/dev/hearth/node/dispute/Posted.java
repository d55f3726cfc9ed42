package dev.hearth.node.dispute;

import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.verifier.dispute.Listed;

/** A position with what it lists: enough to move from it. */
record Posted(Position position, Listed listed) {
  Posted after(Position next, Move move) {
    return new Posted(next, listed.after(position, move));
  }
}
