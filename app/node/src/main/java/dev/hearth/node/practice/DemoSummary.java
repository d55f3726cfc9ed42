package dev.hearth.node.practice;

import java.math.BigInteger;
import java.util.List;

/**
 * What came of a demonstration. As JSON in snake_case these are the fields that {@code hearth demo}
 * promises. Rounds count from 1; amounts are wei, read from the chain.
 */
public record DemoSummary(
    String job,
    List<Round> rounds,
    List<Provider> providers,
    Audits audits,
    List<Dispute> disputes,
    Escrow escrow,
    String weights,
    String weightsSha256,
    double valLoss) {

  /** Losses in nats a token. */
  public record Round(int round, double trainLoss, double valLoss) {}

  public record Provider(
      String peer,
      boolean cheater,
      int leasesAccepted,
      int leasesRefused,
      BigInteger earnedWei,
      BigInteger slashedWei) {}

  /**
   * What the chain decided about a lease.
   *
   * @param level where an operation was rerun
   * @param moves how many were made, off chain and on
   * @param gas of the challenge, the moves and what followed, in units
   * @param winner a seat
   */
  public record Dispute(String lease, String level, int moves, long gas, String winner) {}

  public record Audits(int run, int mismatched) {}

  public record Escrow(BigInteger depositedWei, BigInteger paidWei, BigInteger refundedWei) {}
}
