package dev.hearth.node.claim;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.util.Optional;

/** Who keeps the books on what claims bring. */
public interface Payouts {
  /**
   * Books what the chain has paid for the job beyond what is booked, and says how much that is.
   *
   * @param transaction that brought it, where that is known
   */
  Wei paid(JobSpec job, Optional<Hash> transaction) throws IOException;

  /** Nothing is claimed in the job any more, so that its content may go. */
  void over(JobSpec job);
}
