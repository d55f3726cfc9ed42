package dev.hearth.node.exchange;

import dev.hearth.host.blob.BlobSink;
import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.BlobStore;
import dev.hearth.node.store.IncomingBlob;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Hash;
import java.io.IOException;
import java.util.List;

/** One fetch on its way into the store; what arrived stays for the next one. */
final class StoreSink implements BlobSink, AutoCloseable {
  private final BlobStore store;
  private IncomingBlob incoming;

  StoreSink(BlobStore store) {
    this.store = store;
  }

  @Override
  public long resume(BlobId id, List<Hash> chunks) throws IOException {
    incoming = store.receive(id);
    return incoming.next();
  }

  @Override
  public void write(long chunk, byte[] bytes) throws IOException {
    if (incoming.write(bytes) instanceof BlobOutcome.DiskFull full) {
      throw new DiskFullException(full);
    }
  }

  BlobOutcome finish() throws IOException {
    return incoming.finish();
  }

  @Override
  public void close() throws IOException {
    if (incoming != null) {
      incoming.close();
    }
  }
}
