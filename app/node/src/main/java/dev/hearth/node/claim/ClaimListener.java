package dev.hearth.node.claim;

import dev.hearth.protocol.JobSpec;

/** Hears what becomes of claims, on the thread that makes them; must be short. */
@FunctionalInterface
public interface ClaimListener {
  ClaimListener NONE = (job, news) -> {};

  void claimed(JobSpec job, ClaimNews news);
}
