package dev.hearth.node.submit;

import dev.hearth.node.store.BlobOutcome;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.PeerId;
import java.io.IOException;

/** Brings a blob from a peer into the node's store, going on where an earlier attempt stopped. */
@FunctionalInterface
public interface UpdateSource {
  /** Throws IOException when the peer was not reached or does not have it. */
  BlobOutcome fetch(PeerId peer, BlobId blob) throws IOException;
}
