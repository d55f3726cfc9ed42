package dev.hearth.host.blob;

import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Hash;
import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;

/**
 * Collects a blob in a file. What an earlier, broken fetch left there is checked and kept, so no
 * second file says how far it came.
 */
public final class FileSink implements BlobSink, Closeable {
  private final FileChannel file;

  private FileSink(FileChannel file) {
    this.file = file;
  }

  public static FileSink open(Path path) throws IOException {
    return new FileSink(
        FileChannel.open(
            path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE));
  }

  /** Cuts the file off after the last chunk of the run that is right from the start. */
  @Override
  public long resume(BlobId id, List<Hash> chunks) throws IOException {
    long chunk = 0;
    while (chunk < chunks.size() && holds(id, chunk, chunks.get((int) chunk))) {
      chunk++;
    }
    file.truncate(Math.min(id.size(), chunk * BlobId.CHUNK));
    return chunk;
  }

  private boolean holds(BlobId id, long chunk, Hash hash) throws IOException {
    long end = chunk * BlobId.CHUNK + Blob.chunkSize(id, chunk);
    return file.size() >= end && BlobId.chunk(FileChunks.read(file, id, chunk)).equals(hash);
  }

  @Override
  public void write(long chunk, byte[] bytes) throws IOException {
    FileChunks.write(file, chunk, bytes);
  }

  /** Brings the bytes to the disk before it closes. */
  @Override
  public void close() throws IOException {
    try (file) {
      file.force(true);
    }
  }
}
