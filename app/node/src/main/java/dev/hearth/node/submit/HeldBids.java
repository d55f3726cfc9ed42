package dev.hearth.node.submit;

import dev.hearth.protocol.PeerId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;

/**
 * Bids that wait for work, longest first; one a peer, the newest. Belongs to whoever holds the
 * job's lock; the answers may be awaited by anybody.
 */
final class HeldBids {
  private record Held(Bidder bidder, CompletableFuture<byte[]> answer) {}

  private final Map<PeerId, Held> held = new LinkedHashMap<>();

  /** An earlier bid of the peer is let go of. */
  CompletableFuture<byte[]> hold(Bidder bidder) {
    CompletableFuture<byte[]> answer = new CompletableFuture<>();
    Held earlier = held.remove(bidder.peer());
    if (earlier != null) {
      earlier.answer().cancel(false);
    }
    held.put(bidder.peer(), new Held(bidder, answer));
    return answer;
  }

  List<Bidder> waiting(Predicate<Bidder> wanted) {
    return held.values().stream()
        .filter(bid -> !bid.answer().isDone())
        .map(Held::bidder)
        .filter(wanted)
        .toList();
  }

  void answer(PeerId peer, byte[] answer) {
    Held bid = held.remove(peer);
    if (bid != null) {
      bid.answer().complete(answer);
    }
  }

  void answerAll(byte[] answer) {
    held.values().forEach(bid -> bid.answer().complete(answer));
    held.clear();
  }

  void cancelAll() {
    held.values().forEach(bid -> bid.answer().cancel(false));
    held.clear();
  }
}
