package dev.hearth.compute.opencl;

import static org.lwjgl.opencl.CL10.CL_MEM_READ_WRITE;
import static org.lwjgl.opencl.CL10.clCreateBuffer;
import static org.lwjgl.opencl.CL10.clEnqueueReadBuffer;
import static org.lwjgl.opencl.CL10.clEnqueueWriteBuffer;
import static org.lwjgl.opencl.CL10.clReleaseMemObject;
import static org.lwjgl.opencl.CL12.clEnqueueFillBuffer;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.fold.Type;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.Objects;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** Memory of an OpenCL device. What the host reads and writes passes through a piece of its own. */
final class OpenClBuffer implements Buffer {
  private static final int PIECE = 1 << 20;

  private final Context context;
  private final Type type;
  private final long size;
  private final long handle;
  private boolean closed;

  private OpenClBuffer(Context context, Type type, long size, long handle) {
    this.context = context;
    this.type = type;
    this.size = size;
    this.handle = handle;
  }

  /** Memory that holds anything. */
  static OpenClBuffer of(Context context, Type type, long size) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer status = stack.mallocInt(1);
      long bytes = Math.multiplyExact(size, Float.BYTES);
      long handle = clCreateBuffer(context.handle(), CL_MEM_READ_WRITE, bytes, status);
      Status.check(status.get(0), "allocating " + (bytes >> 20) + " MiB");
      return new OpenClBuffer(context, type, size, handle);
    }
  }

  static OpenClBuffer zeroed(Context context, Type type, long size) {
    OpenClBuffer buffer = of(context, type, size);
    try (MemoryStack stack = MemoryStack.stackPush()) {
      ByteBuffer zero = stack.calloc(Float.BYTES);
      long bytes = size * Float.BYTES;
      int status = clEnqueueFillBuffer(context.queue(), buffer.handle, zero, 0, bytes, null, null);
      Status.check(status, "clearing " + (bytes >> 20) + " MiB");
    }
    return buffer;
  }

  long handle() {
    return handle;
  }

  @Override
  public Type type() {
    return type;
  }

  @Override
  public long size() {
    return size;
  }

  @Override
  public void write(long at, float[] from, int offset, int count) {
    check(Type.F32, at, count);
    pieces(
        count,
        (done, bytes) -> {
          bytes.asFloatBuffer().put(from, offset + done, bytes.remaining() / Float.BYTES);
          write(at + done, bytes);
        });
  }

  @Override
  public void write(long at, int[] from, int offset, int count) {
    check(Type.I32, at, count);
    pieces(
        count,
        (done, bytes) -> {
          bytes.asIntBuffer().put(from, offset + done, bytes.remaining() / Integer.BYTES);
          write(at + done, bytes);
        });
  }

  @Override
  public void read(long at, float[] to, int offset, int count) {
    check(Type.F32, at, count);
    pieces(
        count,
        (done, bytes) -> {
          read(at + done, bytes);
          bytes.asFloatBuffer().get(to, offset + done, bytes.remaining() / Float.BYTES);
        });
  }

  @Override
  public void read(long at, int[] to, int offset, int count) {
    check(Type.I32, at, count);
    pieces(
        count,
        (done, bytes) -> {
          read(at + done, bytes);
          bytes.asIntBuffer().get(to, offset + done, bytes.remaining() / Integer.BYTES);
        });
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      clReleaseMemObject(handle);
    }
  }

  private interface Piece {
    /**
     * @param done how many elements went before
     */
    void move(int done, ByteBuffer bytes);
  }

  private static void pieces(int count, Piece piece) {
    ByteBuffer bytes = MemoryUtil.memAlloc(Math.min(PIECE, count) * Float.BYTES);
    try {
      for (int done = 0; done < count; done += PIECE) {
        bytes.clear().limit(Math.min(PIECE, count - done) * Float.BYTES);
        piece.move(done, bytes);
      }
    } finally {
      MemoryUtil.memFree(bytes);
    }
  }

  private void write(long at, ByteBuffer bytes) {
    Status.check(
        clEnqueueWriteBuffer(context.queue(), handle, true, at * Float.BYTES, bytes, null, null),
        "writing to it");
  }

  private void read(long at, ByteBuffer bytes) {
    Status.check(
        clEnqueueReadBuffer(context.queue(), handle, true, at * Float.BYTES, bytes, null, null),
        "reading from it");
  }

  private void check(Type wanted, long at, int count) {
    if (type != wanted) {
      throw new IllegalArgumentException("a buffer of " + type + ", not " + wanted);
    }
    Objects.checkFromIndexSize(at, count, size);
  }
}
