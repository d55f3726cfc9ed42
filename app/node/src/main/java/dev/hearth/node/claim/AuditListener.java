package dev.hearth.node.claim;

import dev.hearth.protocol.JobSpec;
import java.util.Optional;

/** Hears of audits as they happen, on the thread that audits; must not block. */
@FunctionalInterface
public interface AuditListener {
  /** The job of which a lease is computed again now; empty when that has ended. */
  void audits(Optional<JobSpec> job);
}
