package dev.hearth.host.blob;

import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Hash;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/** A file as a blob. */
public final class FileBlob implements Blob {
  private final BlobId id;
  private final List<Hash> chunks;
  private final FileChannel file;

  private FileBlob(BlobId id, List<Hash> chunks, FileChannel file) {
    this.id = id;
    this.chunks = chunks;
    this.file = file;
  }

  /** Reads the whole file once to name it. */
  public static FileBlob open(Path path) throws IOException {
    FileChannel file = FileChannel.open(path, StandardOpenOption.READ);
    try {
      List<Hash> chunks = hash(file);
      return new FileBlob(BlobId.of(chunks, file.size()), chunks, file);
    } catch (IOException e) {
      file.close();
      throw e;
    }
  }

  /** For a file whose name and chunk hashes were kept; reads nothing yet. */
  public static FileBlob open(Path path, BlobId id, List<Hash> chunks) throws IOException {
    return new FileBlob(id, List.copyOf(chunks), FileChannel.open(path, StandardOpenOption.READ));
  }

  private static List<Hash> hash(FileChannel file) throws IOException {
    BlobId sized = new BlobId(Hash.ZERO, file.size());
    List<Hash> chunks = new ArrayList<>();
    for (long chunk = 0; chunk < sized.chunkCount(); chunk++) {
      chunks.add(BlobId.chunk(FileChunks.read(file, sized, chunk)));
    }
    return List.copyOf(chunks);
  }

  @Override
  public BlobId id() {
    return id;
  }

  @Override
  public List<Hash> chunks() {
    return chunks;
  }

  @Override
  public byte[] read(long chunk) throws IOException {
    return FileChunks.read(file, id, chunk);
  }

  @Override
  public void close() throws IOException {
    file.close();
  }
}
