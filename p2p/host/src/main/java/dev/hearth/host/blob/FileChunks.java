package dev.hearth.host.blob;

import dev.hearth.protocol.BlobId;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** Whole chunks in and out of files. */
final class FileChunks {
  private FileChunks() {}

  static byte[] read(FileChannel file, BlobId id, long chunk) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Blob.chunkSize(id, chunk));
    while (bytes.hasRemaining()) {
      if (file.read(bytes, chunk * BlobId.CHUNK + bytes.position()) < 0) {
        throw new EOFException("the file is shorter than its blob");
      }
    }
    return bytes.array();
  }

  static void write(FileChannel file, long chunk, byte[] content) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    while (bytes.hasRemaining()) {
      file.write(bytes, chunk * BlobId.CHUNK + bytes.position());
    }
  }
}
