package dev.hearth.wallet.chain;

import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.util.Comparator;
import java.util.List;
import org.web3j.protocol.core.methods.response.EthLog;
import org.web3j.protocol.core.methods.response.Log;

/** Asks for logs in ranges as wide as the node lets them be. Safe between threads. */
final class LogRanges {
  private static final Comparator<Log> AS_THEY_CAME =
      Comparator.comparing(Log::getBlockNumber).thenComparing(Log::getLogIndex);

  private final Rpc rpc;
  private final RangeWidth width = new RangeWidth();

  LogRanges(Rpc rpc) {
    this.rpc = rpc;
  }

  /**
   * What was answered about the blocks from the first one on.
   *
   * @param last block of the range
   */
  record Answer(long last, List<LogEntry> entries) {}

  /** About as many blocks as can be had at once, at least one and none behind the last. */
  Answer ask(LogFilter filter, long first, long last) throws IOException {
    long before = width.blocks();
    long asked = Math.min(before, last - first + 1);
    while (true) {
      try {
        List<LogEntry> entries = entries(filter, first, first + asked - 1);
        width.answered(asked);
        return new Answer(first + asked - 1, entries);
      } catch (RpcException e) {
        if (asked == 1 || e.isAboutTheAsker()) {
          width.backTo(before);
          throw e;
        }
        width.refused(asked);
        asked /= 2;
      } catch (HttpTimeoutException e) {
        width.refused(asked); // for the next time: each more now would take as long
        throw e;
      }
    }
  }

  private List<LogEntry> entries(LogFilter filter, long first, long last) throws IOException {
    return rpc.call(EthLog.class, "eth_getLogs", filter.of(first, last)).stream()
        .map(result -> (Log) result.get())
        .sorted(AS_THEY_CAME)
        .map(LogRanges::entry)
        .toList();
  }

  private static LogEntry entry(Log log) {
    List<Hash> topics = log.getTopics().stream().map(Hash::ofHex).toList();
    return new LogEntry(
        log.getBlockNumber().longValueExact(),
        Hash.ofHex(log.getTransactionHash()),
        topics,
        Bytes.ofHex(log.getData()));
  }
}
