package dev.hearth.compute.cuda;

import static jcuda.driver.JCudaDriver.cuCtxSetCurrent;
import static jcuda.driver.JCudaDriver.cuDevicePrimaryCtxRelease;
import static jcuda.driver.JCudaDriver.cuDevicePrimaryCtxRetain;
import static jcuda.driver.JCudaDriver.cuStreamCreate;
import static jcuda.driver.JCudaDriver.cuStreamDestroy;
import static jcuda.driver.JCudaDriver.cuStreamSynchronize;

import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUstream;
import jcuda.driver.CUstream_flags;

/** A card with a stream that runs in order. The driver's context is a thread's own. */
record Context(CUdevice device, CUcontext handle, CUstream stream) implements AutoCloseable {
  static Context of(CUdevice device) {
    CUcontext context = new CUcontext();
    Status.check(cuDevicePrimaryCtxRetain(context, device), "opening it");
    Status.check(cuCtxSetCurrent(context), "opening it");
    CUstream stream = new CUstream();
    Status.check(
        cuStreamCreate(stream, CUstream_flags.CU_STREAM_NON_BLOCKING), "opening its stream");
    return new Context(device, context, stream);
  }

  /** Makes it that of the calling thread: whoever opened the device need not be who uses it. */
  void enter() {
    Status.check(cuCtxSetCurrent(handle), "turning to it");
  }

  /** Waits until the stream has done all it was sent. */
  void await() {
    enter();
    Status.check(cuStreamSynchronize(stream), "computing");
  }

  @Override
  public void close() {
    enter();
    cuStreamDestroy(stream);
    cuDevicePrimaryCtxRelease(device);
  }
}
