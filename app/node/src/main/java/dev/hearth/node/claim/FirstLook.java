package dev.hearth.node.claim;

import dev.hearth.node.store.BlobStore;
import java.io.IOException;

/** A cheap look at a claimed lease, which says no more than what to look at first. */
@FunctionalInterface
interface FirstLook {
  /**
   * By how much its update makes the loss worse, in nats a token; negative when it makes it better.
   * Zero for an audit, which shows no update.
   */
  double worsening(ClaimFile file, int index, BlobStore content)
      throws IOException, InterruptedException;
}
