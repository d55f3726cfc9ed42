package dev.hearth.node.speed;

import dev.hearth.node.worker.Worker;
import java.util.Optional;

/** The device, as the owner lets it be shown. Safe for any thread. */
public interface Lender {
  /** Why it may not work for a challenge now, as a clause; empty when it may. */
  Optional<String> objection();

  /** GFLOP/s as last measured; 0 when it was not. */
  double gflops();

  /** In bytes. */
  long memory();

  /**
   * A worker on it that obeys the owner's rules, while nobody else works on it; closing it gives
   * the device back. Empty when somebody else has it.
   */
  Optional<Loan> lend();

  /** Its worker is the loan's to close. */
  interface Loan extends AutoCloseable {
    Worker worker();

    /** Why the device may not go on, as a clause; empty when it may. */
    Optional<String> objection();

    @Override
    void close();
  }
}
