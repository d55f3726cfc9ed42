package dev.hearth.node.notify;

import dev.hearth.protocol.Wei;
import java.util.List;

/**
 * How things stand now.
 *
 * @param fullscreen whether a program covers the screen, which a message would disturb
 * @param earned all accepted work ever
 * @param withdrawn the part of it that has been paid to the wallet
 */
public record Standing(boolean fullscreen, Wei earned, Wei withdrawn, List<Benched> benched) {
  public Standing {
    benched = List.copyOf(benched);
  }

  /** A device that may not earn, by its id and name, and the sentence that says why. */
  public record Benched(String device, String name, String reason) {}
}
