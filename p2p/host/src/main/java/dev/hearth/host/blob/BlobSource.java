package dev.hearth.host.blob;

import dev.hearth.protocol.BlobId;
import java.io.IOException;
import java.util.Optional;

/** What a peer may be served from. Called by many threads; the server closes what it opens. */
@FunctionalInterface
public interface BlobSource {
  Optional<Blob> open(BlobId id) throws IOException;
}
