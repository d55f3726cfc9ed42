package dev.hearth.node.lease;

import dev.hearth.node.store.BlobOutcome;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Signed;
import java.io.IOException;
import java.time.Duration;

/**
 * The submitters as leases need them. Calls block; IOException means that the peer was not reached
 * or answered nonsense, and that asking again may help.
 */
public interface Submitters {
  /** Brings a blob into the node's store, going on where an earlier attempt stopped. */
  BlobOutcome fetch(PeerId peer, BlobId blob) throws IOException;

  /** Sends a commitment under its protocol (training or audit) and waits for the answer. */
  Answer commit(PeerId peer, String protocol, Signed commitment, Duration patience)
      throws IOException;
}
