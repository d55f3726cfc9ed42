package dev.hearth.node.notify;

import dev.hearth.api.Denomination;
import dev.hearth.protocol.Wei;
import java.util.List;

/**
 * How things stand now.
 *
 * @param fullscreen whether a program covers the screen, which a message would disturb
 * @param sums one for each money something was earned in
 */
public record Standing(boolean fullscreen, List<Sum> sums, List<Benched> benched) {
  public Standing {
    sums = List.copyOf(sums);
    benched = List.copyOf(benched);
  }

  /**
   * Of one money.
   *
   * @param earned all accepted work ever
   * @param withdrawn the part of it that has been paid to the wallet
   */
  public record Sum(Denomination money, Wei earned, Wei withdrawn) {}

  /** A device that may not earn, by its id and name, and the sentence that says why. */
  public record Benched(String device, String name, String reason) {}
}
