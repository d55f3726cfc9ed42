package dev.hearth.node.claim;

import dev.hearth.node.exchange.BlobExchange;
import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.NodeStore;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.PeerId;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Brings what a lease starts from, reads and came to from the job's keepers into the store. */
record Fetching(NodeStore store, BlobExchange exchange, ClaimSource source) {

  void fetch(ClaimFile file, int index) throws IOException {
    if (!KeeperLimits.DEFAULT.allow(file, List.of())) {
      throw new IOException("its claim holds more than this node keeps of one");
    }
    Grant grant = file.work().grants().get(index);
    List<BlobId> wanted = new ArrayList<>(List.of(grant.weights(), file.job().trainTokens()));
    if (!grant.lease().isAudit()) {
      wanted.add(file.commitments().get(index).update());
    }
    Borrowing borrowing = new Borrowing(store);
    for (BlobId blob : wanted) {
      borrowing.bring(file.id(), blob);
      if (!store.blobs().has(blob)) {
        fetch(file, blob);
      }
    }
  }

  private void fetch(ClaimFile file, BlobId blob) throws IOException {
    if (store.keptClaims().blobs().has(blob)) {
      stored(store.blobs().put(store.keptClaims().blobs().file(blob)));
      return;
    }
    IOException last = new IOException("no keeper of the job is known");
    for (PeerId keeper : source.keepers(file.job())) {
      try {
        stored(exchange.fetch(keeper, blob));
        return;
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  private static void stored(BlobOutcome outcome) throws IOException {
    switch (outcome) {
      case BlobOutcome.Stored _ -> {}
      case BlobOutcome.DiskFull full -> throw new IOException(full.sentence());
      case BlobOutcome.WrongContent _ ->
          throw new IOException("a keeper gave other bytes than were asked for");
    }
  }
}
