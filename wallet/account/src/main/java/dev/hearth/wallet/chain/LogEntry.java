package dev.hearth.wallet.chain;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import java.util.List;

/**
 * What a contract said.
 *
 * @param block the block it is in
 * @param transaction in which it said so
 * @param topics the event's, then its indexed arguments
 */
public record LogEntry(long block, Hash transaction, List<Hash> topics, Bytes data) {
  public LogEntry {
    topics = List.copyOf(topics);
  }
}
