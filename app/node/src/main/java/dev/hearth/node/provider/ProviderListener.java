package dev.hearth.node.provider;

import dev.hearth.node.chain.Redeemed;
import dev.hearth.node.lease.LeaseListener;
import dev.hearth.protocol.JobSpec;

/** Hears what a provider does, on its threads; must be short. */
public interface ProviderListener extends LeaseListener {
  ProviderListener NONE = new ProviderListener() {};

  /** Nothing to do right now, and why, in a sentence for the owner. */
  default void waiting(String sentence) {}

  /** A job is passed over, or a grant of it turned down. */
  default void declined(JobSpec job, String reason) {}

  /** The job is over, and every lease of it has its answer or will have none. */
  default void jobOver(JobSpec job) {}

  default void redeemed(JobSpec job, Redeemed redeemed) {}
}
