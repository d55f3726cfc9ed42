package dev.hearth.wallet.chain;

import dev.hearth.protocol.Hash;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Keeps what was signed from before it is sent until it is final, for a process that comes after
 * this one. Anybody may read what is in it: it is what a chain is sent. Safe between threads.
 */
public interface Outbox {
  /**
   * Durable when it returns. Replaces the same transaction with fewer versions; throws IOException
   * when it cannot be kept, and then it is not sent.
   */
  void keep(SentTransaction transaction) throws IOException;

  /** It is final or was refused; what cannot be removed now is found to be final another time. */
  void remove(Hash id);

  /** Oldest first, of every chain. */
  List<SentTransaction> all() throws IOException;

  /** For one process, and chains that last no longer. */
  static Outbox inMemory() {
    Map<Hash, SentTransaction> kept = new LinkedHashMap<>();
    return new Outbox() {
      @Override
      public synchronized void keep(SentTransaction transaction) {
        kept.put(transaction.id(), transaction);
      }

      @Override
      public synchronized void remove(Hash id) {
        kept.remove(id);
      }

      @Override
      public synchronized List<SentTransaction> all() {
        return List.copyOf(kept.values());
      }
    };
  }
}
