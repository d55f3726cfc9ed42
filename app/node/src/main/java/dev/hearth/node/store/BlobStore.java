package dev.hearth.node.store;

import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Hash;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * Content by its name, one file each: a file under its final name is whole, checked and on disk.
 * What is still arriving has a name of its own and goes on where it stopped. Any thread may read;
 * one thread at a time receives a given blob.
 */
public final class BlobStore {
  private final Path folder;
  private final FreeSpace space;

  public BlobStore(Path folder, FreeSpace space) throws IOException {
    this.folder = OwnerOnly.folder(folder);
    this.space = space;
  }

  public static BlobStore open(Path folder) throws IOException {
    return new BlobStore(folder, FreeSpace.of(OwnerOnly.folder(folder)));
  }

  public boolean has(BlobId id) {
    return Files.exists(file(id));
  }

  /** Where the content lies, or would; never write there. */
  public Path file(BlobId id) {
    return folder.resolve(id.root().hex() + "-" + id.size());
  }

  public InputStream read(BlobId id) throws IOException {
    return Files.newInputStream(file(id));
  }

  /** The content in memory-mapped pages, valid while the arena is open. */
  public MemorySegment map(BlobId id, Arena arena) throws IOException {
    try (FileChannel channel = FileChannel.open(file(id), StandardOpenOption.READ)) {
      return channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    }
  }

  /** One chunk of what is here; the index counts from 0. */
  public byte[] chunk(BlobId id, long index) throws IOException {
    try (InputStream in = read(id)) {
      in.skipNBytes(index * BlobId.CHUNK);
      return in.readNBytes(BlobId.CHUNK);
    }
  }

  public BlobOutcome put(byte[] content) throws IOException {
    return fill(BlobId.of(content), new ByteArrayInputStream(content));
  }

  /**
   * Copies a file in. It is read twice, once for its name, so that its room is known beforehand.
   */
  public BlobOutcome put(Path file) throws IOException {
    try (InputStream content = Files.newInputStream(file)) {
      return fill(name(file), content);
    }
  }

  private BlobOutcome fill(BlobId id, InputStream content) throws IOException {
    if (has(id)) {
      return new BlobOutcome.Stored(id);
    }
    try (IncomingBlob incoming = receive(id)) {
      content.skipNBytes(incoming.next() * BlobId.CHUNK);
      while (incoming.next() < id.chunkCount()) {
        byte[] chunk = content.readNBytes(BlobId.CHUNK);
        if (incoming.write(chunk) instanceof BlobOutcome.DiskFull full) {
          return full;
        }
      }
      return incoming.finish();
    }
  }

  /** Begins to receive, or goes on where an earlier attempt stopped. */
  public IncomingBlob receive(BlobId id) throws IOException {
    return IncomingBlob.open(id, file(id), space);
  }

  public void remove(BlobId id) throws IOException {
    Files.deleteIfExists(file(id));
  }

  /** What a file's content is called. */
  public static BlobId name(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return name(in);
    }
  }

  private static BlobId name(InputStream in) throws IOException {
    List<Hash> chunks = new ArrayList<>();
    long size = 0;
    for (byte[] chunk = in.readNBytes(BlobId.CHUNK);
        chunk.length > 0 || chunks.isEmpty();
        chunk = in.readNBytes(BlobId.CHUNK)) {
      chunks.add(BlobId.chunk(chunk));
      size += chunk.length;
    }
    return BlobId.of(chunks, size);
  }
}
