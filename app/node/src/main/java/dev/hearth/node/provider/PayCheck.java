package dev.hearth.node.provider;

import dev.hearth.protocol.JobSpec;
import java.util.Optional;

/** Whether a job pays what the owner asks for; asked at every look, for that may change. */
@FunctionalInterface
public interface PayCheck {
  /** Any pay will do. */
  PayCheck ANY = job -> Optional.empty();

  /** Why not, in a sentence; empty when it does. */
  Optional<String> objection(JobSpec job);
}
