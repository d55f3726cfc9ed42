package dev.hearth.node.practice;

import dev.hearth.node.submit.TrainingPlan;
import dev.hearth.training.Preset;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What is shown: a text trained by so many providers, cheaters among them, over so many rounds.
 *
 * @param cheat how the cheaters cheat
 * @param auditRate the share of leases audited, 0 to 1
 * @param out where the finished model goes
 */
public record DemoOptions(
    byte[] text,
    TrainingPlan plan,
    int rounds,
    int providers,
    int cheaters,
    Cheat cheat,
    double auditRate,
    long seed,
    Path out) {

  /** All live in one process, each with a host and a store of its own. */
  public static final int MOST_PROVIDERS = 64;

  private static final int MOST_ROUNDS = 10_000;
  private static final Duration LEASE_TIME = Duration.ofMinutes(15);
  private static final Duration LEAST_LEASE_TIME = Duration.ofSeconds(5);

  /** Parameters trained on a token, a second: a fortieth of what two cores of a server do. */
  private static final double SLOW = 5e8;

  /** Throws IllegalArgumentException, in a sentence for people, for what cannot be shown. */
  public DemoOptions {
    require(rounds >= 1, "There has to be at least one round.");
    require(rounds <= MOST_ROUNDS, "There are at most " + MOST_ROUNDS + " rounds.");
    require(providers >= 1, "There has to be at least one provider.");
    require(providers <= MOST_PROVIDERS, "There are at most " + MOST_PROVIDERS + " providers.");
    require(cheaters >= 0, "There cannot be fewer than no cheaters.");
    require(cheaters < providers, "At least one provider has to be honest.");
    require(auditRate >= 0 && auditRate <= 1, "The audit rate is from 0 to 1.");
  }

  /** How long a provider has for a lease; where one is late, no longer than a slow one needs. */
  Duration leaseTime() {
    if (cheat != Cheat.LATE || cheaters == 0) {
      return LEASE_TIME;
    }
    double work = (double) plan.model().parameters() * plan.tokensOfALease();
    Duration needed = Duration.ofSeconds((long) Math.ceil(work / SLOW));
    return needed.compareTo(LEAST_LEASE_TIME) > 0 ? needed : LEAST_LEASE_TIME;
  }

  /** With the plan of a preset; throws NoSuchElementException when there is none of that name. */
  public static DemoOptions of(
      byte[] text,
      String preset,
      int rounds,
      int providers,
      int cheaters,
      Cheat cheat,
      double auditRate,
      long seed,
      Path out) {
    TrainingPlan plan = TrainingPlan.of(Preset.named(preset).orElseThrow());
    return new DemoOptions(text, plan, rounds, providers, cheaters, cheat, auditRate, seed, out);
  }

  private static void require(boolean holds, String sentence) {
    if (!holds) {
      throw new IllegalArgumentException(sentence);
    }
  }
}
