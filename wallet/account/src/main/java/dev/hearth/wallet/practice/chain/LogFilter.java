package dev.hearth.wallet.practice.chain;

import dev.hearth.protocol.Address;
import dev.hearth.wallet.practice.evm.Log;
import java.math.BigInteger;
import java.util.List;
import java.util.Set;

/**
 * Which logs are wanted.
 *
 * @param addresses of any of these; of all if empty
 * @param topics by position, any of these; an empty set takes all, even a log that ends before
 */
public record LogFilter(Set<Address> addresses, List<Set<BigInteger>> topics) {
  public boolean matches(Log log) {
    return (addresses.isEmpty() || addresses.contains(log.address())) && topicsMatch(log.topics());
  }

  private boolean topicsMatch(List<BigInteger> actual) {
    for (int i = 0; i < topics.size(); i++) {
      Set<BigInteger> wanted = topics.get(i);
      if (!wanted.isEmpty() && (i >= actual.size() || !wanted.contains(actual.get(i)))) {
        return false;
      }
    }
    return true;
  }
}
