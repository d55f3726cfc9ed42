package dev.hearth.node.dispute;

import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.training.program.TracedProgram;
import dev.hearth.verifier.dispute.Listed;
import dev.hearth.verifier.dispute.Player;
import dev.hearth.verifier.dispute.Trace;
import java.io.IOException;
import java.util.Optional;

/** Says what a side moves, by its account of what happened. Asked on the litigant's thread. */
@FunctionalInterface
public interface Counsel {
  /**
   * Empty when everything listed there is its own account too. Blocks for as long as that takes to
   * compute; throws IOException when it cannot be computed now, and may be asked again.
   */
  Optional<Move> move(Position at, Listed listed) throws IOException, InterruptedException;

  /** By a trace at hand. */
  static Counsel of(TracedProgram program, Trace account) {
    return (at, listed) -> new Player(program, account, listed).move(at);
  }
}
