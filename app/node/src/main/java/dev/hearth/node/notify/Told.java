package dev.hearth.node.notify;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Wei;
import java.util.Map;
import java.util.Set;

/**
 * What the owner has been told of.
 *
 * @param earning that something was earned
 * @param withdrawn the payouts of each token, added up; coin is one too
 * @param benched ids of devices
 */
public record Told(boolean earning, Map<Address, Wei> withdrawn, Set<String> benched) {
  public static final Told NOTHING = new Told(false, Map.of(), Set.of());

  public Told {
    withdrawn = Map.copyOf(withdrawn);
    benched = Set.copyOf(benched);
  }

  Wei withdrawn(Address token) {
    return withdrawn.getOrDefault(token, Wei.ZERO);
  }
}
