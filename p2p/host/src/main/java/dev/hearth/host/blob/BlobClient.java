package dev.hearth.host.blob;

import dev.hearth.host.Host;
import dev.hearth.host.stream.Stream;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Protocols;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Fetches blobs from peers, each chunk checked as it arrives. */
public final class BlobClient {
  private final Host host;
  private final Duration patience;

  /** Patience is how long a peer may take for one chunk, or for the list of them. */
  public BlobClient(Host host, Duration patience) {
    this.host = host;
    this.patience = patience;
  }

  /**
   * Fetches what the sink lacks. Throws IOException when the peer cannot be reached, stalls or
   * breaks off, and when the sink fails; fetching again then goes on where this one stopped.
   */
  public FetchResult fetch(PeerId peer, BlobId id, long maxSize, BlobSink sink) throws IOException {
    if (id.size() > maxSize) {
      return new FetchResult.TooLarge(id, maxSize);
    }
    try (Stream stream = host.open(peer, Protocols.BLOB)) {
      stream.deadline(patience);
      return ask(stream, id, sink);
    }
  }

  private FetchResult ask(Stream stream, BlobId id, BlobSink sink) throws IOException {
    BlobMessages.writeName(stream, id);
    Optional<List<Hash>> hashes = BlobMessages.readHashes(stream, id.chunkCount());
    if (hashes.isEmpty()) {
      return new FetchResult.NotHeld(stream.peer());
    }
    if (hashes.get().size() != id.chunkCount() || !BlobId.of(hashes.get(), id.size()).equals(id)) {
      return corrupt(stream, "a list of chunks that is not this blob's");
    }
    return receive(stream, id, hashes.get(), sink);
  }

  private FetchResult receive(Stream stream, BlobId id, List<Hash> hashes, BlobSink sink)
      throws IOException {
    stream.deadline(Stream.NEVER);
    long first = sink.resume(id, hashes);
    if (first < hashes.size()) {
      BlobMessages.writeFirst(stream, first);
    }
    for (long chunk = first; chunk < hashes.size(); chunk++) {
      stream.deadline(patience);
      byte[] bytes = new byte[Blob.chunkSize(id, chunk)];
      stream.readFully(bytes, 0, bytes.length);
      if (!BlobId.chunk(bytes).equals(hashes.get((int) chunk))) {
        return corrupt(stream, "wrong bytes for chunk " + chunk);
      }
      sink.write(chunk, bytes);
    }
    return new FetchResult.Fetched(id, hashes.size() - first);
  }

  private static FetchResult corrupt(Stream stream, String what) {
    stream.reset();
    return new FetchResult.Corrupt(stream.peer(), what);
  }
}
