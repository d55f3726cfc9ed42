package dev.hearth.node.speed;

import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.BlobStore;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The product that a peer may fetch: one at a time, also beyond the process's end. */
final class Offered {
  private final BlobStore blobs;
  private final Path folder;

  /**
   * @param folder for a product on its way into the store
   */
  Offered(BlobStore blobs, Path folder) {
    this.blobs = blobs;
    this.folder = folder;
  }

  /** Where the next product is to be written. */
  Path file() {
    return folder.resolve("product");
  }

  /** Offers what is in the file in place of the one before. */
  synchronized BlobId next() throws IOException {
    withdraw();
    BlobId id = BlobStore.name(file());
    Files.writeString(name(), Bytes.of(id.toArray()).toString());
    if (blobs.put(file()) instanceof BlobOutcome.DiskFull full) {
      throw new IOException(full.sentence());
    }
    Files.delete(file());
    return id;
  }

  /** Only if it is still the one on offer. */
  synchronized void withdraw(BlobId id) throws IOException {
    if (Files.exists(name()) && id.equals(read())) {
      withdraw();
    }
  }

  /** What an earlier run left, too. */
  synchronized void withdraw() throws IOException {
    if (Files.exists(name())) {
      blobs.remove(read());
      Files.delete(name());
    }
  }

  private BlobId read() throws IOException {
    return BlobId.read(Bytes.ofHex(Files.readString(name())).toArray());
  }

  private Path name() {
    return folder.resolve("offered");
  }
}
