package dev.hearth.node.submit;

import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.BlobStore;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.JobSpec;
import dev.hearth.training.UpdateBlob;
import dev.hearth.training.Weights;
import dev.hearth.training.data.Tokens;
import dev.hearth.training.files.ModelFile;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** A job's blobs as what they stand for. */
record JobContent(JobSpec job, BlobStore blobs) {
  Weights weights(BlobId blob) throws IOException {
    return ModelFile.read(bytes(blob), job.model());
  }

  float[] update(BlobId blob) throws IOException {
    return UpdateBlob.decode(bytes(blob), job.model());
  }

  Tokens trainTokens() throws IOException {
    return Tokens.read(bytes(job.trainTokens()), job.model().vocabulary());
  }

  Tokens validationTokens() throws IOException {
    return Tokens.read(bytes(job.validationTokens()), job.model().vocabulary());
  }

  BlobId keep(Weights weights) throws IOException {
    return keep(blobs, ModelFile.write(weights, Map.of()));
  }

  BlobId keepVector(float[] vector) throws IOException {
    return keep(blobs, UpdateBlob.encode(vector));
  }

  /** Throws IOException, with what to do, when there is no room. */
  static BlobId keep(BlobStore blobs, byte[] content) throws IOException {
    return switch (blobs.put(content)) {
      case BlobOutcome.Stored stored -> stored.id();
      case BlobOutcome.DiskFull full -> throw new IOException(full.sentence());
      case BlobOutcome.WrongContent _ -> throw new IOException("The disk gives back other bytes.");
    };
  }

  private byte[] bytes(BlobId blob) throws IOException {
    try (InputStream in = blobs.read(blob)) {
      return in.readAllBytes();
    }
  }
}
