package dev.hearth.wallet.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Since which block a contract has known of something, so that nobody looks for its logs before.
 * Nodes keep the states of old blocks or do not; where one does not, all blocks count since there
 * are contracts at all. Safe between threads.
 */
final class Beginnings {
  private static final int REMEMBERED = 1024;

  /** A chain that is read in a few questions anyway. */
  private static final long SHORT = 10_000;

  private final Rpc rpc;
  private final Instant nothingBefore;
  private volatile long oldest = -1;
  private final Map<Question, Long> found =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Long> eldest) {
          return size() > REMEMBERED;
        }
      };

  /**
   * @param nothingBefore when no contract was on any chain yet
   */
  Beginnings(Rpc rpc, Instant nothingBefore) {
    this.rpc = rpc;
    this.nothingBefore = nothingBefore;
  }

  /**
   * @param data a call that answers zeros or nothing until the contract knows of it, and then never
   *     again
   */
  record Question(Address contract, Bytes data) {}

  /** The first block in which it knows; the newest when it does not yet. */
  long of(Question question) throws IOException {
    synchronized (found) {
      Long known = found.get(question);
      if (known != null) {
        return known;
      }
    }
    long newest = rpc.newest().number();
    if (!isKnown(question, "latest")) {
      return newest;
    }
    long first = search(question, newest);
    synchronized (found) {
      found.put(question, first);
    }
    return first;
  }

  /** Back in steps that double, then between the last two: recent states are kept the longest. */
  private long search(Question question, long newest) throws IOException {
    try {
      long known = newest;
      long unknown = -1;
      for (long step = 1; unknown < 0 && known > 0; step *= 2) {
        long block = Math.max(0, newest - step);
        if (isKnown(question, Rpc.tag(block))) {
          known = block;
        } else {
          unknown = block;
        }
      }
      return first(unknown, known, block -> isKnown(question, Rpc.tag(block)));
    } catch (RpcException notKept) {
      return oldest(newest);
    }
  }

  /** The first block that can have a contract; headers are kept where states are not. */
  private long oldest(long newest) throws IOException {
    if (newest < SHORT || rpc.time(newest).isBefore(nothingBefore)) {
      return 0;
    }
    if (oldest < 0) {
      oldest = first(-1, newest, block -> !rpc.time(block).isBefore(nothingBefore));
    }
    return oldest;
  }

  private interface Test {
    boolean passes(long block) throws IOException;
  }

  /** Of the blocks after one that does not pass up to one that does; all above a pass do. */
  private static long first(long fails, long passes, Test test) throws IOException {
    long before = fails;
    long first = passes;
    while (first - before > 1) {
      long middle = (before + first) >>> 1;
      if (test.passes(middle)) {
        first = middle;
      } else {
        before = middle;
      }
    }
    return first;
  }

  private boolean isKnown(Question question, String block) throws IOException {
    for (byte b : rpc.view(question.contract(), question.data(), block).toArray()) {
      if (b != 0) {
        return true;
      }
    }
    return false;
  }
}
