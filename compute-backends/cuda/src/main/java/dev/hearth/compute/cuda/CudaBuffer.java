package dev.hearth.compute.cuda;

import static jcuda.driver.JCudaDriver.cuMemAlloc;
import static jcuda.driver.JCudaDriver.cuMemFree;
import static jcuda.driver.JCudaDriver.cuMemcpyDtoHAsync;
import static jcuda.driver.JCudaDriver.cuMemcpyHtoDAsync;
import static jcuda.driver.JCudaDriver.cuMemsetD32Async;

import dev.hearth.compute.fold.Type;
import dev.hearth.compute.kernels.host.StagedBuffer;
import java.nio.ByteBuffer;
import jcuda.Pointer;
import jcuda.driver.CUdeviceptr;

/** Memory of a card. */
final class CudaBuffer extends StagedBuffer {
  private final Context context;
  private final CUdeviceptr address;

  private CudaBuffer(Context context, Type type, long size, CUdeviceptr address) {
    super(type, size);
    this.context = context;
    this.address = address;
  }

  /** Memory that holds anything. */
  static CudaBuffer of(Context context, Type type, long size) {
    context.enter();
    CUdeviceptr address = new CUdeviceptr();
    long bytes = Math.multiplyExact(size, Float.BYTES);
    Status.check(cuMemAlloc(address, bytes), "allocating " + (bytes >> 20) + " MiB");
    return new CudaBuffer(context, type, size, address);
  }

  CUdeviceptr address() {
    return address;
  }

  void clear() {
    context.enter();
    int status = cuMemsetD32Async(address, 0, size(), context.stream());
    Status.check(status, "clearing its memory");
  }

  @Override
  protected void write(long at, ByteBuffer bytes) {
    context.enter();
    CUdeviceptr to = address.withByteOffset(at * Float.BYTES);
    Pointer from = Pointer.toBuffer(bytes);
    int status = cuMemcpyHtoDAsync(to, from, bytes.remaining(), context.stream());
    Status.check(status, "writing to it");
    context.slices().finish();
  }

  @Override
  protected void read(long at, ByteBuffer bytes) {
    context.enter();
    CUdeviceptr from = address.withByteOffset(at * Float.BYTES);
    Pointer to = Pointer.toBuffer(bytes);
    int status = cuMemcpyDtoHAsync(to, from, bytes.remaining(), context.stream());
    Status.check(status, "reading from it");
    context.slices().finish();
  }

  @Override
  protected void free() {
    context.enter();
    cuMemFree(address);
  }
}
