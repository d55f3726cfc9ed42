package dev.hearth.node.store;

import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Hash;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * A blob on its way in, chunk by chunk in order. Beside the bytes lies a list of chunk hashes, each
 * appended after its chunk: on reopening, the chunks that still match it are kept and the rest is
 * cut off, so a torn write costs one chunk. Not for concurrent use.
 */
public final class IncomingBlob implements AutoCloseable {
  private final BlobId id;
  private final Path target;
  private final Path part;
  private final Path list;
  private final FreeSpace space;
  private final FileChannel bytes;
  private final FileChannel hashes;
  private final List<Hash> chunks = new ArrayList<>();

  private IncomingBlob(BlobId id, Path target, FreeSpace space) throws IOException {
    this.id = id;
    this.target = target;
    this.part = Path.of(target + ".part");
    this.list = Path.of(target + ".list");
    this.space = space;
    this.bytes = openFile(part);
    this.hashes = openFile(list);
  }

  static IncomingBlob open(BlobId id, Path target, FreeSpace space) throws IOException {
    IncomingBlob incoming = new IncomingBlob(id, target, space);
    incoming.keepWhatHolds();
    return incoming;
  }

  private static FileChannel openFile(Path file) throws IOException {
    return FileChannel.open(
        OwnerOnly.file(file), StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private void keepWhatHolds() throws IOException {
    byte[] known = Files.readAllBytes(list);
    try (RandomAccessFile in = new RandomAccessFile(part.toFile(), "r")) {
      while ((next() + 1) * Hash.SIZE <= known.length && next() < id.chunkCount()) {
        int length = (int) Math.min(length(next()), in.length() - in.getFilePointer());
        byte[] chunk = new byte[length];
        in.readFully(chunk);
        Hash hash = BlobId.chunk(chunk);
        if (!hash.equals(Hash.of(slice(known, next())))) {
          break;
        }
        chunks.add(hash);
      }
    }
    bytes.truncate(Math.min(id.size(), next() * BlobId.CHUNK)).position(bytes.size());
    hashes.truncate(next() * Hash.SIZE).position(hashes.size());
  }

  private static byte[] slice(byte[] known, long index) {
    byte[] hash = new byte[Hash.SIZE];
    System.arraycopy(known, (int) index * Hash.SIZE, hash, 0, Hash.SIZE);
    return hash;
  }

  /** The index of the chunk wanted next; the blob's chunk count once all are here. */
  public long next() {
    return chunks.size();
  }

  private long length(long index) {
    return Math.min(BlobId.CHUNK, id.size() - index * BlobId.CHUNK);
  }

  /**
   * Appends the chunk wanted next. The caller has checked it where it came from; the whole is
   * checked by {@link #finish}. Answers Stored, or DiskFull with everything before it kept.
   */
  public BlobOutcome write(byte[] chunk) throws IOException {
    if (next() == id.chunkCount() || chunk.length != length(next())) {
      throw new IllegalArgumentException("chunk " + next() + " of " + chunk.length + " bytes");
    }
    long missing = chunk.length + Hash.SIZE - space.bytes();
    if (missing > 0) {
      return new BlobOutcome.DiskFull(missing);
    }
    try {
      append(bytes, chunk);
      append(hashes, BlobId.chunk(chunk).toArray());
    } catch (IOException e) {
      return fullOrThrow(chunk.length, e);
    }
    chunks.add(BlobId.chunk(chunk));
    return new BlobOutcome.Stored(id);
  }

  private static void append(FileChannel channel, byte[] content) throws IOException {
    ByteBuffer rest = ByteBuffer.wrap(content);
    while (rest.hasRemaining()) {
      channel.write(rest);
    }
  }

  /** Another writer may have taken the room between the look and the write. */
  private BlobOutcome fullOrThrow(int wanted, IOException e) throws IOException {
    bytes.truncate(next() * BlobId.CHUNK).position(bytes.size());
    hashes.truncate(next() * Hash.SIZE).position(hashes.size());
    if (space.bytes() >= wanted + Hash.SIZE) {
      throw e;
    }
    return new BlobOutcome.DiskFull(wanted + Hash.SIZE - space.bytes());
  }

  /** Checks the whole against its name and puts it in its place; needs every chunk. */
  public BlobOutcome finish() throws IOException {
    if (next() < id.chunkCount()) {
      throw new IllegalStateException("chunk " + next() + " of " + id.chunkCount() + " is missing");
    }
    if (!BlobId.of(chunks, id.size()).equals(id)) {
      discard();
      return new BlobOutcome.WrongContent(id);
    }
    bytes.force(true);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    Files.delete(list);
    DurableFile.syncFolder(target);
    return new BlobOutcome.Stored(id);
  }

  /** Forgets everything that arrived. */
  public void discard() throws IOException {
    Files.deleteIfExists(part);
    Files.deleteIfExists(list);
    chunks.clear();
  }

  /** Keeps what arrived for another time. */
  @Override
  public void close() throws IOException {
    bytes.close();
    hashes.close();
  }
}
