package dev.hearth.host.blob;

import dev.hearth.host.Host;
import dev.hearth.host.Registration;
import dev.hearth.host.stream.Stream;
import dev.hearth.protocol.Protocols;
import java.io.IOException;
import java.util.Optional;

/** Serves blobs by name to any peer that asks. */
public final class BlobServer {
  private final BlobSource source;

  private BlobServer(BlobSource source) {
    this.source = source;
  }

  public static Registration serve(Host host, BlobSource source) {
    return host.handle(Protocols.BLOB, new BlobServer(source)::handle);
  }

  private void handle(Stream stream) throws IOException {
    Optional<Blob> found = source.open(BlobMessages.readName(stream));
    if (found.isEmpty()) {
      BlobMessages.writeNotHeld(stream);
      return;
    }
    try (Blob blob = found.get()) {
      send(stream, blob);
    }
  }

  /** A peer that already has all of it ends its side instead of asking for a first chunk. */
  private static void send(Stream stream, Blob blob) throws IOException {
    BlobMessages.writeHashes(stream, blob.chunks());
    long first = BlobMessages.readFirst(stream);
    for (long chunk = first; chunk < blob.id().chunkCount(); chunk++) {
      stream.write(blob.read(chunk));
    }
  }
}
