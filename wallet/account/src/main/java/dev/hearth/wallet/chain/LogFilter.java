package dev.hearth.wallet.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.web3j.utils.Numeric;

/**
 * Which logs are wanted.
 *
 * @param subjects the first indexed arguments of the events; null where any will do
 */
record LogFilter(Address contract, List<Hash> subjects) {
  LogFilter {
    subjects = Collections.unmodifiableList(new ArrayList<>(subjects)); // copyOf takes no nulls
  }

  static LogFilter of(Address contract, Hash... subjects) {
    return new LogFilter(contract, Arrays.asList(subjects));
  }

  /** As eth_getLogs takes it, for a range of blocks with both ends. */
  Map<String, Object> of(long first, long last) {
    List<String> topics = new ArrayList<>();
    topics.add(null);
    for (Hash subject : subjects) {
      topics.add(subject == null ? null : "0x" + subject.hex());
    }
    return Map.of(
        "address",
        contract.toString(),
        "fromBlock",
        Numeric.encodeQuantity(BigInteger.valueOf(first)),
        "toBlock",
        Numeric.encodeQuantity(BigInteger.valueOf(last)),
        "topics",
        topics);
  }
}
