package dev.hearth.training;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MalformedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.channels.FileChannel;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;

/**
 * A snapshot in a file, big endian: magic and version (u32), the task's id, steps (u32), loss sum
 * (f64), number of roots (u32), roots; parameters, first and second moments as little-endian words;
 * the SHA-256 of all that.
 */
final class SnapshotFormat {
  private static final int MAGIC = 0x48534e50;
  private static final int VERSION = 1;
  private static final int FIXED = 4 * Integer.BYTES + Double.BYTES + Hash.SIZE;
  private static final int PIECE = 1 << 20;

  private final Hash task;
  private final int size;
  private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);

  /**
   * @param size the number of parameters
   */
  SnapshotFormat(Hash task, int size) {
    this.task = task;
    this.size = size;
  }

  void write(Snapshot snapshot, FileChannel file) throws IOException {
    MessageDigest digest = Hash.sha256();
    ByteBuffer head = ByteBuffer.allocate(FIXED + snapshot.roots().size() * Hash.SIZE);
    head.putInt(MAGIC).putInt(VERSION).put(task.toArray());
    head.putInt(snapshot.steps()).putDouble(snapshot.lossSum()).putInt(snapshot.roots().size());
    snapshot.roots().forEach(root -> head.put(root.toArray()));
    put(head.flip(), file, digest);
    for (float[] vector : vectors(snapshot.state())) {
      write(vector, file, digest);
    }
    file.write(ByteBuffer.wrap(digest.digest()));
  }

  /** Throws MalformedException when the file is torn, or another task's. */
  Snapshot read(FileChannel file) throws IOException {
    MessageDigest digest = Hash.sha256();
    ByteBuffer head = get(FIXED, file, digest);
    if (head.getInt() != MAGIC || head.getInt() != VERSION || !hash(head).equals(task)) {
      throw new MalformedException("not a snapshot of this task");
    }
    int steps = head.getInt();
    double lossSum = head.getDouble();
    List<Hash> roots = roots(head.getInt(), file, digest);
    ModelState state = ModelState.zero(size);
    for (float[] vector : vectors(state)) {
      read(vector, file, digest);
    }
    byte[] expected = digest.digest();
    if (!hash(get(Hash.SIZE, file, digest)).equals(Hash.of(expected))) {
      throw new MalformedException("a snapshot with a wrong checksum");
    }
    return new Snapshot(steps, roots, lossSum, state);
  }

  private static List<float[]> vectors(ModelState state) {
    return List.of(state.parameters(), state.first(), state.second());
  }

  private List<Hash> roots(int count, FileChannel file, MessageDigest digest) throws IOException {
    if (count < 0 || (long) count * Hash.SIZE > file.size()) {
      throw new MalformedException("a snapshot that claims " + count + " roots");
    }
    List<Hash> roots = new ArrayList<>();
    for (int n = 0; n < count; n++) {
      roots.add(hash(get(Hash.SIZE, file, digest)));
    }
    return roots;
  }

  private void write(float[] vector, FileChannel file, MessageDigest digest) throws IOException {
    for (int at = 0; at < vector.length; at += PIECE / Float.BYTES) {
      int count = Math.min(PIECE / Float.BYTES, vector.length - at);
      words(count).put(vector, at, count);
      put(piece, file, digest);
    }
  }

  private void read(float[] vector, FileChannel file, MessageDigest digest) throws IOException {
    for (int at = 0; at < vector.length; at += PIECE / Float.BYTES) {
      int count = Math.min(PIECE / Float.BYTES, vector.length - at);
      FloatBuffer words = words(count);
      fill(piece, file, digest);
      words.get(vector, at, count);
    }
  }

  /** The piece, emptied and as long as these words. */
  private FloatBuffer words(int count) {
    piece.clear().limit(count * Float.BYTES);
    return piece.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
  }

  private static void put(ByteBuffer from, FileChannel file, MessageDigest digest)
      throws IOException {
    digest.update(from.duplicate());
    while (from.hasRemaining()) {
      file.write(from);
    }
  }

  private static ByteBuffer get(int bytes, FileChannel file, MessageDigest digest)
      throws IOException {
    ByteBuffer to = ByteBuffer.allocate(bytes);
    fill(to, file, digest);
    return to.flip();
  }

  private static void fill(ByteBuffer to, FileChannel file, MessageDigest digest)
      throws IOException {
    ByteBuffer filled = to.duplicate();
    while (to.hasRemaining()) {
      if (file.read(to) < 0) {
        throw new MalformedException("a snapshot that ends early");
      }
    }
    digest.update(filled);
  }

  private static Hash hash(ByteBuffer from) {
    byte[] hash = new byte[Hash.SIZE];
    from.get(hash);
    return Hash.of(hash);
  }
}
