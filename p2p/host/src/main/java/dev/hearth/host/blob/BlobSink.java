package dev.hearth.host.blob;

import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Hash;
import java.io.IOException;
import java.util.List;

/** Where a fetched blob goes, chunk after chunk, each already checked. */
public interface BlobSink {
  /**
   * Told the hash of each chunk, says the first chunk it lacks: 0 for none, their count for all.
   */
  long resume(BlobId id, List<Hash> chunks) throws IOException;

  void write(long chunk, byte[] bytes) throws IOException;
}
