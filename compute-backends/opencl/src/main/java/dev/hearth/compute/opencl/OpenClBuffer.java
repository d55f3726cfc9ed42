package dev.hearth.compute.opencl;

import static org.lwjgl.opencl.CL10.CL_MEM_READ_WRITE;
import static org.lwjgl.opencl.CL10.clCreateBuffer;
import static org.lwjgl.opencl.CL10.clEnqueueReadBuffer;
import static org.lwjgl.opencl.CL10.clEnqueueWriteBuffer;
import static org.lwjgl.opencl.CL10.clReleaseMemObject;
import static org.lwjgl.opencl.CL12.clEnqueueFillBuffer;

import dev.hearth.compute.fold.Type;
import dev.hearth.compute.kernels.host.StagedBuffer;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import org.lwjgl.system.MemoryStack;

/** Memory of an OpenCL device. */
final class OpenClBuffer extends StagedBuffer {
  private final Context context;
  private final long handle;

  private OpenClBuffer(Context context, Type type, long size, long handle) {
    super(type, size);
    this.context = context;
    this.handle = handle;
  }

  /** Memory that holds anything. */
  static OpenClBuffer of(Context context, Type type, long size) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer status = stack.mallocInt(1);
      long bytes = Math.multiplyExact(size, Float.BYTES);
      long handle = clCreateBuffer(context.handle(), CL_MEM_READ_WRITE, bytes, status);
      Status.MEMORY.check(status.get(0), "allocating " + (bytes >> 20) + " MiB");
      return new OpenClBuffer(context, type, size, handle);
    }
  }

  long handle() {
    return handle;
  }

  void clear() {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      ByteBuffer zero = stack.calloc(Float.BYTES);
      long bytes = size() * Float.BYTES;
      int status = clEnqueueFillBuffer(context.queue(), handle, zero, 0, bytes, null, null);
      Status.MEMORY.check(status, "clearing " + (bytes >> 20) + " MiB");
    }
  }

  @Override
  protected void write(long at, ByteBuffer bytes) {
    long from = at * Float.BYTES;
    int status = clEnqueueWriteBuffer(context.queue(), handle, true, from, bytes, null, null);
    Status.WORK.check(status, "writing to it");
    context.drained();
  }

  @Override
  protected void read(long at, ByteBuffer bytes) {
    long from = at * Float.BYTES;
    int status = clEnqueueReadBuffer(context.queue(), handle, true, from, bytes, null, null);
    Status.WORK.check(status, "reading from it");
    context.drained();
  }

  @Override
  protected void free() {
    clReleaseMemObject(handle);
  }
}
