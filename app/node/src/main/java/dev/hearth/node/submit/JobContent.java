package dev.hearth.node.submit;

import dev.hearth.node.store.BlobOutcome;
import dev.hearth.node.store.BlobStore;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.training.LeaseInputs;
import dev.hearth.training.UpdateBlob;
import dev.hearth.training.data.Slice;
import dev.hearth.training.data.Tokens;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;

/** A job's blobs as files and as what they stand for. */
public record JobContent(JobSpec job, BlobStore blobs) {
  public Path file(BlobId blob) {
    return blobs.file(blob);
  }

  public float[] update(BlobId blob) throws IOException {
    return UpdateBlob.decode(Files.readAllBytes(file(blob)), job.model());
  }

  /** What the lease of a shard reads; see {@link LeaseInputs}. Reads its slice of the tokens. */
  public Hash inputsRoot(int round, int shard) throws IOException {
    int tokens = Math.toIntExact(job.trainTokens().size() / Short.BYTES);
    Slice slice = Slice.of(tokens, job.shards(), round, shard);
    ByteBuffer bytes = ByteBuffer.allocate(Math.multiplyExact(slice.length(), Short.BYTES));
    try (FileChannel file = FileChannel.open(file(job.trainTokens()))) {
      long from = (long) slice.from() * Short.BYTES;
      while (bytes.hasRemaining()) {
        if (file.read(bytes, from + bytes.position()) < 0) {
          throw new EOFException("the job's tokens end early");
        }
      }
    }
    Tokens text = Tokens.read(bytes.array(), job.model().vocabulary());
    return LeaseInputs.of(job, round, shard, text).root();
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
