package dev.hearth.wallet.chain;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;

/** What contracts said, remembered by filter. Safe between threads. */
final class LogReader {
  /** Those asked about longest ago are forgotten; asked again they are read from their start. */
  private static final int REMEMBERED = 256;

  /** So many blocks one machine behind an address may be behind another. */
  private static final int LAG = 20;

  private final Rpc rpc;
  private final LogRanges ranges;
  private final IntSupplier confirmations;
  private final Map<LogFilter, LogHistory> histories =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<LogFilter, LogHistory> eldest) {
          return size() > REMEMBERED;
        }
      };

  LogReader(Rpc rpc, IntSupplier confirmations) {
    this.rpc = rpc;
    this.ranges = new LogRanges(rpc);
    this.confirmations = confirmations;
  }

  /** Oldest first, of one state of the chain. */
  List<LogEntry> read(LogFilter filter, long first) throws IOException {
    return history(filter).from(first, LAG + confirmations.getAsInt());
  }

  private LogHistory history(LogFilter filter) {
    synchronized (histories) {
      return histories.computeIfAbsent(filter, wanted -> new LogHistory(rpc, ranges, wanted));
    }
  }
}
