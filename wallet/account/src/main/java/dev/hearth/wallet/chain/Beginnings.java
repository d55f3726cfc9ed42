package dev.hearth.wallet.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Since which block a contract has known of something, so that nobody looks for its logs before.
 * Nodes keep the states of old blocks or do not; where one does not, all blocks count. Safe between
 * threads.
 */
final class Beginnings {
  private static final int REMEMBERED = 1024;

  private final Rpc rpc;
  private final Map<Question, Long> found =
      new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<Question, Long> eldest) {
          return size() > REMEMBERED;
        }
      };

  Beginnings(Rpc rpc) {
    this.rpc = rpc;
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
      return between(question, unknown, known);
    } catch (RpcException notKept) {
      return 0;
    }
  }

  private long between(Question question, long unknown, long known) throws IOException {
    long before = unknown;
    long first = known;
    while (first - before > 1) {
      long middle = (before + first) >>> 1;
      if (isKnown(question, Rpc.tag(middle))) {
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
