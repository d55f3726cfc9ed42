package dev.hearth.wallet.chain;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The logs of one filter. What lies so deep that only a marked block could take it back is
 * remembered; newer blocks are read each time, for they may be replaced, and one of the machines
 * behind an address may not have them yet and say nothing about it. Safe between threads.
 */
final class LogHistory {
  private static final int TRIES = 3;

  private final Rpc rpc;
  private final LogRanges ranges;
  private final LogFilter filter;
  private Known known;

  LogHistory(Rpc rpc, LogRanges ranges, LogFilter filter) {
    this.rpc = rpc;
    this.ranges = ranges;
    this.filter = filter;
  }

  /**
   * The logs of the blocks from the first to before the next, which are right while the chain has
   * the mark.
   *
   * @param mark at or above all of them; null at first
   */
  private record Known(long first, long next, BlockMark mark, List<LogEntry> entries) {
    static Known nothing(long first) {
      return new Known(first, first, null, List.of());
    }
  }

  /**
   * All from a block on, as of the newest.
   *
   * @param depth how many of the newest blocks are read each time, at least 1
   */
  synchronized List<LogEntry> from(long first, int depth) throws IOException {
    if (known == null || first < known.first()) {
      known = Known.nothing(first);
    }
    for (int left = TRIES; left > 0; left--) {
      BlockMark newest = rpc.newest();
      if (known.mark() != null && !rpc.has(known.mark())) {
        known = Known.nothing(known.first());
      }
      Reading reading = new Reading(markUnder(newest, depth));
      reading.readTo(newest.number());
      if (reading.isOfOneChain(newest)) {
        return reading.entries.stream().filter(entry -> entry.block() >= first).toList();
      }
    }
    throw new IOException("The chain replaced blocks while they were read. Try again.");
  }

  /** A mark stays for as many blocks more, which spares asking for another one at every look. */
  private BlockMark markUnder(BlockMark newest, int depth) throws IOException {
    boolean near = known.mark() != null && newest.number() - known.mark().number() <= 2L * depth;
    return near ? known.mark() : rpc.mark(Math.max(0, newest.number() - depth));
  }

  /** One pass over what is not known; however it ends, what is deep enough of it stays known. */
  private final class Reading {
    private final BlockMark mark;
    private final List<LogEntry> entries = new ArrayList<>(known.entries());
    private long next = known.next();
    private int asked;

    Reading(BlockMark mark) {
      this.mark = mark;
    }

    void readTo(long last) throws IOException {
      try {
        while (next <= last) {
          LogRanges.Answer answer = ranges.ask(filter, next, last);
          entries.addAll(answer.entries());
          next = answer.last() + 1;
          asked++;
        }
      } finally {
        Stream<LogEntry> deep = entries.stream().filter(entry -> entry.block() <= mark.number());
        long end = Math.max(known.next(), Math.min(next, mark.number() + 1));
        known = new Known(known.first(), end, mark, deep.toList());
      }
    }

    /** A single answer is; between several, blocks may have been replaced. */
    boolean isOfOneChain(BlockMark newest) throws IOException {
      return asked <= 1 || rpc.has(newest);
    }
  }
}
