package dev.hearth.wallet.chain;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import java.util.List;

/**
 * What a contract said.
 *
 * @param block the block it is in
 * @param topics the event's, then its indexed arguments
 */
public record LogEntry(long block, List<Hash> topics, Bytes data) {
  public LogEntry {
    topics = List.copyOf(topics);
  }
}
