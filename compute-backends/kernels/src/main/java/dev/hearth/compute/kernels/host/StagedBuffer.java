package dev.hearth.compute.kernels.host;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.fold.Type;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Objects;

/**
 * A buffer whose content passes through a piece of memory outside the heap: a driver may go on
 * reading or writing what it was given while the collector moves arrays.
 */
public abstract class StagedBuffer implements Buffer {
  private static final int PIECE = 1 << 18;

  private final Type type;
  private final long size;
  private boolean closed;

  protected StagedBuffer(Type type, long size) {
    this.type = type;
    this.size = size;
  }

  /** Writes all that remains, and returns when it is there. */
  protected abstract void write(long at, ByteBuffer bytes);

  /** Reads as much as remains, after all that the device was sent. */
  protected abstract void read(long at, ByteBuffer bytes);

  protected abstract void free();

  @Override
  public final Type type() {
    return type;
  }

  @Override
  public final long size() {
    return size;
  }

  @Override
  public final void write(long at, float[] from, int offset, int count) {
    pieces(
        Type.F32,
        at,
        count,
        (done, bytes, n) -> {
          bytes.asFloatBuffer().put(from, offset + done, n);
          write(at + done, bytes);
        });
  }

  @Override
  public final void write(long at, int[] from, int offset, int count) {
    pieces(
        Type.I32,
        at,
        count,
        (done, bytes, n) -> {
          bytes.asIntBuffer().put(from, offset + done, n);
          write(at + done, bytes);
        });
  }

  @Override
  public final void read(long at, float[] to, int offset, int count) {
    pieces(
        Type.F32,
        at,
        count,
        (done, bytes, n) -> {
          read(at + done, bytes);
          bytes.asFloatBuffer().get(to, offset + done, n);
        });
  }

  @Override
  public final void read(long at, int[] to, int offset, int count) {
    pieces(
        Type.I32,
        at,
        count,
        (done, bytes, n) -> {
          read(at + done, bytes);
          bytes.asIntBuffer().get(to, offset + done, n);
        });
  }

  @Override
  public final void close() {
    if (!closed) {
      closed = true;
      free();
    }
  }

  final boolean isClosed() {
    return closed;
  }

  private interface Piece {
    /**
     * @param done how many elements went before
     * @param n how many elements these are
     */
    void move(int done, ByteBuffer bytes, int n);
  }

  private void pieces(Type wanted, long at, int count, Piece piece) {
    if (type != wanted) {
      throw new IllegalArgumentException("a buffer of " + type + ", not " + wanted);
    }
    Objects.checkFromIndexSize(at, count, size);
    ByteBuffer bytes = Staging.bytes(Math.min(PIECE, count));
    for (int done = 0; done < count; done += PIECE) {
      int n = Math.min(PIECE, count - done);
      piece.move(done, bytes.slice(0, n * Float.BYTES).order(ByteOrder.nativeOrder()), n);
    }
  }

  /** A piece a thread, kept: to make one takes longer than most copies. */
  private static final class Staging {
    private static final ThreadLocal<ByteBuffer> KEPT = new ThreadLocal<>();

    static ByteBuffer bytes(int words) {
      ByteBuffer kept = KEPT.get();
      if (kept == null || kept.capacity() < words * Float.BYTES) {
        kept = ByteBuffer.allocateDirect(words * Float.BYTES);
        KEPT.set(kept);
      }
      return kept;
    }
  }
}
