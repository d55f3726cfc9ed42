package dev.hearth.node.provider;

import dev.hearth.node.forecast.PayRate;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import dev.hearth.training.MemoryNeed;
import dev.hearth.training.Room;
import dev.hearth.training.program.TracedProgram;
import java.util.Optional;

/**
 * What the owner lets the machine work for: the memory that its device and the worker find, its
 * speed in tokens a second as measured (0 when it was not), the least a lease must pay in coin, and
 * who made the device (empty where it does not say).
 */
public record OwnerRules(Room room, float tokensPerSecond, Wei floor, String vendor) {

  private static final int TOKEN_SHARE = 4;

  /** For a device that nobody knows the maker of. */
  public OwnerRules(Room room, float tokensPerSecond, Wei floor) {
    this(room, tokensPerSecond, floor, "");
  }

  /** What the device makes of the job's model; 0 when it was not measured. */
  float speed(JobSpec job) {
    return (float) PayRate.speed(job.model(), tokensPerSecond);
  }

  /** The least a lease of the job must pay, in what it pays in. */
  Wei floor(JobSpec job) {
    return job.isInCoin() ? floor : Wei.ZERO;
  }

  /** Why not; empty when the job is welcome. Pure. */
  public Optional<String> objection(JobSpec job) {
    if (job.price().compareTo(floor(job)) < 0) {
      return Optional.of("it pays " + job.price() + " wei a lease, your floor is " + floor);
    }
    MemoryNeed need = MemoryNeed.of(job.model(), job.hyperparameters());
    if (need.choice(room).isEmpty()) {
      return Optional.of("it " + need.sentence(room));
    }
    long tokens = job.trainTokens().size();
    if (tokens > room.host() / TOKEN_SHARE) {
      return Optional.of(
          "its " + tokens + " bytes of tokens are too many for this computer's memory");
    }
    return TracedProgram.isOf(job)
        ? Optional.empty()
        : Optional.of("it names a program that this Hearth does not have");
  }
}
