package dev.hearth.host.blob;

import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Hash;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** A blob that is held here, open for reading by one thread. */
public interface Blob extends Closeable {
  BlobId id();

  /** The hash of each chunk in order, made by {@link BlobId#chunk}. */
  List<Hash> chunks();

  /** The bytes of one chunk: 256 KiB, the last one less. */
  byte[] read(long chunk) throws IOException;

  /** Where a chunk stands and how long it is. */
  static int chunkSize(BlobId id, long chunk) {
    return (int) Math.min(BlobId.CHUNK, id.size() - chunk * BlobId.CHUNK);
  }
}
