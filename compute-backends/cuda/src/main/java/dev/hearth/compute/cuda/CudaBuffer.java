package dev.hearth.compute.cuda;

import static jcuda.driver.JCudaDriver.cuMemAlloc;
import static jcuda.driver.JCudaDriver.cuMemFree;
import static jcuda.driver.JCudaDriver.cuMemcpyDtoHAsync;
import static jcuda.driver.JCudaDriver.cuMemcpyHtoDAsync;
import static jcuda.driver.JCudaDriver.cuMemsetD32Async;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.fold.Type;
import java.util.Objects;
import jcuda.Pointer;
import jcuda.driver.CUdeviceptr;

/** Memory of a card. */
final class CudaBuffer implements Buffer {
  private final Context context;
  private final Type type;
  private final long size;
  private final CUdeviceptr address;
  private boolean closed;

  private CudaBuffer(Context context, Type type, long size, CUdeviceptr address) {
    this.context = context;
    this.type = type;
    this.size = size;
    this.address = address;
  }

  /** Memory that holds anything. */
  static CudaBuffer of(Context context, Type type, long size) {
    CUdeviceptr address = new CUdeviceptr();
    long bytes = Math.multiplyExact(size, Float.BYTES);
    Status.check(cuMemAlloc(address, bytes), "allocating " + (bytes >> 20) + " MiB");
    return new CudaBuffer(context, type, size, address);
  }

  static CudaBuffer zeroed(Context context, Type type, long size) {
    CudaBuffer buffer = of(context, type, size);
    Status.check(
        cuMemsetD32Async(buffer.address, 0, size, context.stream()), "clearing its memory");
    return buffer;
  }

  CUdeviceptr address() {
    return address;
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
    write(start(Type.F32, at, count), Pointer.to(from), offset, count);
  }

  @Override
  public void write(long at, int[] from, int offset, int count) {
    write(start(Type.I32, at, count), Pointer.to(from), offset, count);
  }

  @Override
  public void read(long at, float[] to, int offset, int count) {
    read(start(Type.F32, at, count), Pointer.to(to), offset, count);
  }

  @Override
  public void read(long at, int[] to, int offset, int count) {
    read(start(Type.I32, at, count), Pointer.to(to), offset, count);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      context.enter();
      cuMemFree(address);
    }
  }

  /** The array may move as soon as this returns, so it waits. */
  private void write(CUdeviceptr to, Pointer from, int offset, int count) {
    Pointer start = from.withByteOffset((long) offset * Float.BYTES);
    long bytes = (long) count * Float.BYTES;
    Status.check(cuMemcpyHtoDAsync(to, start, bytes, context.stream()), "writing to it");
    context.await();
  }

  private void read(CUdeviceptr from, Pointer to, int offset, int count) {
    Pointer start = to.withByteOffset((long) offset * Float.BYTES);
    long bytes = (long) count * Float.BYTES;
    Status.check(cuMemcpyDtoHAsync(start, from, bytes, context.stream()), "reading from it");
    context.await();
  }

  private CUdeviceptr start(Type wanted, long at, int count) {
    if (type != wanted) {
      throw new IllegalArgumentException("a buffer of " + type + ", not " + wanted);
    }
    context.enter();
    return address.withByteOffset(Objects.checkFromIndexSize(at, count, size) * Float.BYTES);
  }
}
