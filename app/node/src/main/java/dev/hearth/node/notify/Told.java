package dev.hearth.node.notify;

import dev.hearth.protocol.Wei;
import java.util.Set;

/**
 * What the owner has been told of.
 *
 * @param earning that something was earned
 * @param withdrawn the payouts, added up
 * @param benched ids of devices
 */
public record Told(boolean earning, Wei withdrawn, Set<String> benched) {
  public static final Told NOTHING = new Told(false, Wei.ZERO, Set.of());

  public Told {
    benched = Set.copyOf(benched);
  }
}
