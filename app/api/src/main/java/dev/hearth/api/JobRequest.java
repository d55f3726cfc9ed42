package dev.hearth.api;

import dev.hearth.protocol.Wei;
import java.util.List;

/**
 * A model to train: the title people see, a text file of the owner's, one of {@link #PRESETS}, how
 * many rounds, the most it may cost, the share of leases audited (0 to 1), a seed, and in how many
 * micro-batches a batch is accumulated (0: as the preset does it).
 *
 * @param token the contract of the token it is paid in, which the budget is in then; empty or null
 *     for coin
 * @param price what a lease or a check pays, in the same; null for what is usual, which a token has
 *     not
 * @param auditPot of coin, that strangers audit claims for; 0: none, null: one where that is in
 *     proportion
 */
public record JobRequest(
    String title,
    String dataPath,
    String preset,
    int rounds,
    Wei budget,
    double auditRate,
    long seed,
    int accumulation,
    String token,
    Wei price,
    Wei auditPot) {
  /** What there is to choose from, the smallest first. */
  public static final List<String> PRESETS = List.of("tiny", "small", "base");

  public static final int MOST_ROUNDS = 10_000;

  public JobRequest {
    token = token == null ? "" : token;
  }

  /** Paid in coin, as is usual. */
  public JobRequest(
      String title,
      String dataPath,
      String preset,
      int rounds,
      Wei budget,
      double auditRate,
      long seed,
      int accumulation,
      Wei auditPot) {
    this(
        title, dataPath, preset, rounds, budget, auditRate, seed, accumulation, "", null, auditPot);
  }
}
