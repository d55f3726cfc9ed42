package dev.hearth.host.blob;

import dev.hearth.host.stream.Messages;
import dev.hearth.host.stream.Pipe;
import dev.hearth.host.wire.ProtobufMessage;
import dev.hearth.host.wire.ProtobufWriter;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MalformedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The four steps of /hearth/blob/1 on one stream, the first three as length-prefixed protobuf:
 *
 * <pre>
 * -> 1: root (32 bytes), 2: size       which blob
 * <- 1: the chunk hashes, joined       absent when it is not held
 * -> 1: the first chunk wanted
 * <- the bytes from that chunk to the end of the blob, then the end of the stream
 * </pre>
 */
final class BlobMessages {
  private static final int MAX_REQUEST = 128;
  private static final int ROOT = 1;
  private static final int SIZE = 2;
  private static final int HASHES = 1;
  private static final int FIRST = 1;

  private BlobMessages() {}

  static void writeName(Pipe pipe, BlobId id) throws IOException {
    Messages.write(
        pipe,
        new ProtobufWriter().bytes(ROOT, id.root().toArray()).number(SIZE, id.size()).toArray());
  }

  static BlobId readName(Pipe pipe) throws IOException {
    ProtobufMessage message = ProtobufMessage.parse(Messages.read(pipe, MAX_REQUEST));
    byte[] root = message.bytes(ROOT).orElse(new byte[0]);
    if (root.length != Hash.SIZE) {
      throw new MalformedException("a blob without a root");
    }
    return new BlobId(Hash.of(root), message.number(SIZE).orElse(0));
  }

  static void writeHashes(Pipe pipe, List<Hash> chunks) throws IOException {
    ByteArrayOutputStream joined = new ByteArrayOutputStream(chunks.size() * Hash.SIZE);
    chunks.forEach(chunk -> joined.writeBytes(chunk.toArray()));
    Messages.write(pipe, new ProtobufWriter().bytes(HASHES, joined.toByteArray()).toArray());
  }

  static void writeNotHeld(Pipe pipe) throws IOException {
    Messages.write(pipe, new byte[0]);
  }

  /** Empty when the peer does not hold the blob. */
  static Optional<List<Hash>> readHashes(Pipe pipe, long count) throws IOException {
    int maxBytes = Math.toIntExact(count * Hash.SIZE + 16);
    return ProtobufMessage.parse(Messages.read(pipe, maxBytes))
        .bytes(HASHES)
        .map(BlobMessages::split);
  }

  private static List<Hash> split(byte[] joined) {
    List<Hash> hashes = new ArrayList<>();
    for (int at = 0; at + Hash.SIZE <= joined.length; at += Hash.SIZE) {
      hashes.add(Hash.of(Arrays.copyOfRange(joined, at, at + Hash.SIZE)));
    }
    return List.copyOf(hashes);
  }

  static void writeFirst(Pipe pipe, long chunk) throws IOException {
    Messages.write(pipe, new ProtobufWriter().number(FIRST, chunk).toArray());
  }

  static long readFirst(Pipe pipe) throws IOException {
    return ProtobufMessage.parse(Messages.read(pipe, MAX_REQUEST)).number(FIRST).orElse(0);
  }
}
