package dev.hearth.node.submit;

import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import java.io.IOException;

/** What a provider can lose for a lease besides its pay. */
@FunctionalInterface
public interface BondCheck {
  /** For who cannot ask. */
  BondCheck TRUSTING = (job, lease) -> true;

  /**
   * Whether the provider's bond covers what a claim in the job puts at stake. Blocks; throws
   * IOException when the chain is not reached.
   */
  boolean isFull(JobSpec job, Lease lease) throws IOException;
}
