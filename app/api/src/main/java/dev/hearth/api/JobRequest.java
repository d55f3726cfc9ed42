package dev.hearth.api;

import dev.hearth.protocol.Wei;

/**
 * A model to train: the title people see, a text file of the owner's, a preset (tiny or small), how
 * many rounds, the most it may cost, the share of leases audited (0 to 1), and a seed.
 */
public record JobRequest(
    String title,
    String dataPath,
    String preset,
    int rounds,
    Wei budget,
    double auditRate,
    long seed) {
  public static final int MOST_ROUNDS = 10_000;
}
