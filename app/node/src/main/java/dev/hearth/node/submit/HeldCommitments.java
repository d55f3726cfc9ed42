package dev.hearth.node.submit;

import dev.hearth.protocol.Hash;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/**
 * Commitments whose answer is still to be found; one question a lease, the newest. Belongs to
 * whoever holds the job's lock; the answers may be awaited by anybody.
 */
final class HeldCommitments {
  private final Map<Hash, CompletableFuture<byte[]>> held = new HashMap<>();

  CompletableFuture<byte[]> hold(Hash lease) {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    CompletableFuture<byte[]> earlier = held.put(lease, answer);
    if (earlier != null) {
      earlier.cancel(false);
    }
    return answer;
  }

  /** Answers the question about a lease, if there is one. */
  void answer(Hash lease, byte[] answer) {
    CompletableFuture<byte[]> question = held.remove(lease);
    if (question != null) {
      question.complete(answer);
    }
  }

  void cancelAll() {
    held.values().forEach(question -> question.cancel(false));
    held.clear();
  }
}
