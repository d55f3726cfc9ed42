package dev.hearth.node.provider;

import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import java.util.Optional;

/** Whether a job pays what the owner asks for; asked at every look, for that may change. */
@FunctionalInterface
public interface PayCheck {
  /** Any pay will do. */
  PayCheck ANY = job -> Optional.empty();

  /** Why not, in a sentence; empty when it does. */
  Optional<String> objection(JobSpec job);

  /** What an amount of a job's money is worth in coin; zero where nobody says. */
  default Wei worth(JobSpec job, Wei amount) {
    return job.isInCoin() ? amount : Wei.ZERO;
  }
}
