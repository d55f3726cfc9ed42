package dev.hearth.protocol;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Names a blob by its content: the Merkle root over chunks of 256 KiB, so that each chunk is
 * checked as it arrives, and its size in bytes, so that a receiver knows what it agrees to.
 */
public record BlobId(Hash root, long size) {
  public static final int CHUNK = 256 * 1024;
  private static final long LARGEST = 1L << 44;

  public BlobId {
    if (size < 0) {
      throw new IllegalArgumentException("a blob of " + size + " bytes");
    }
  }

  public static BlobId of(byte[] content) {
    return of(chunks(content), content.length);
  }

  /** From the chunk hashes made by {@link #chunk}; an empty blob has one empty chunk. */
  public static BlobId of(List<Hash> chunks, long size) {
    return new BlobId(MerkleTree.root(MerkleTree.Type.BLOB, chunks), size);
  }

  public static Hash chunk(byte[] chunk) {
    return MerkleTree.leaf(MerkleTree.Type.BLOB, chunk);
  }

  public static List<Hash> chunks(byte[] content) {
    List<Hash> chunks = new ArrayList<>();
    for (int at = 0; at == 0 || at < content.length; at += CHUNK) {
      chunks.add(chunk(Arrays.copyOfRange(content, at, Math.min(content.length, at + CHUNK))));
    }
    return chunks;
  }

  /** How many chunks a blob of this size has; at least one. */
  public long chunkCount() {
    return Math.max(1, (size + CHUNK - 1) / CHUNK);
  }

  /** 40 bytes: the root, then the size, big endian. */
  public byte[] toArray() {
    return ByteBuffer.allocate(Hash.SIZE + Long.BYTES).put(root.toArray()).putLong(size).array();
  }

  /** Reads what {@link #toArray} wrote. */
  public static BlobId read(byte[] encoded) throws MalformedException {
    if (encoded.length != Hash.SIZE + Long.BYTES) {
      throw new MalformedException("not the name of a blob");
    }
    long size = ByteBuffer.wrap(encoded).getLong(Hash.SIZE);
    if (size < 0 || size > LARGEST) {
      throw new MalformedException("a blob of " + size + " bytes");
    }
    return new BlobId(Hash.of(Arrays.copyOf(encoded, Hash.SIZE)), size);
  }
}
