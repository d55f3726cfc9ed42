package dev.hearth.node.dispute;

import dev.hearth.protocol.dispute.Position;
import dev.hearth.verifier.dispute.Turn;
import dev.hearth.wallet.chain.TransactionOutcome;
import java.io.IOException;

/** Hears how a dispute goes, on the thread of the litigant; must be short. */
public interface Hearing {
  Hearing UNHEARD = new Hearing() {};

  /** The dispute came to this position, off chain or on; each ply is told once. */
  default void narrowed(Position position) {}

  /** This side paid for a transaction. */
  default void paid(TransactionOutcome.Mined transaction) {}

  /**
   * This side cannot pay for a transaction, which it tries again. Whoever brings money may block.
   */
  default void unpaid(TransactionOutcome.InsufficientFunds lack) throws IOException {}

  /** What is in the way now; empty when nothing is any more. */
  default void hindered(String sentence) {}

  /** This side had the court rerun an operation. */
  default void judged(Turn.Over over) {}
}
