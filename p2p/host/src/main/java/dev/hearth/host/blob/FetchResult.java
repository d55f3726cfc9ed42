package dev.hearth.host.blob;

import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.PeerId;

/**
 * How a fetch ended when the connection held; a broken one is an IOException and can be resumed.
 */
public sealed interface FetchResult {
  /** All of it is in the sink, checked against its name. */
  record Fetched(BlobId id, long chunksReceived) implements FetchResult {}

  /** The peer does not have it. */
  record NotHeld(PeerId peer) implements FetchResult {}

  /** Larger than the caller takes; nobody was asked. */
  record TooLarge(BlobId id, long maxSize) implements FetchResult {}

  /** The peer sent what does not belong to this name; the stream was dropped at once. */
  record Corrupt(PeerId peer, String what) implements FetchResult {}
}
