package dev.hearth.node.submit;

import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.BlobStore;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.JobSpec;
import dev.hearth.training.UpdateBlob;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A job's blobs as files and as what they stand for. */
record JobContent(JobSpec job, BlobStore blobs) {
  Path file(BlobId blob) {
    return blobs.file(blob);
  }

  float[] update(BlobId blob) throws IOException {
    return UpdateBlob.decode(Files.readAllBytes(file(blob)), job.model());
  }

  BlobId keep(Path file) throws IOException {
    return stored(blobs.put(file));
  }

  static BlobId keep(BlobStore blobs, byte[] content) throws IOException {
    return stored(blobs.put(content));
  }

  /** Throws IOException, with what to do, when there is no room. */
  private static BlobId stored(BlobOutcome outcome) throws IOException {
    return switch (outcome) {
      case BlobOutcome.Stored stored -> stored.id();
      case BlobOutcome.DiskFull full -> throw new IOException(full.sentence());
      case BlobOutcome.WrongContent _ -> throw new IOException("The disk gives back other bytes.");
    };
  }
}
