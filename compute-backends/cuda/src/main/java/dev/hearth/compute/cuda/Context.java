package dev.hearth.compute.cuda;

import static jcuda.driver.JCudaDriver.cuCtxSetCurrent;
import static jcuda.driver.JCudaDriver.cuDevicePrimaryCtxRelease;
import static jcuda.driver.JCudaDriver.cuDevicePrimaryCtxRetain;
import static jcuda.driver.JCudaDriver.cuStreamCreate;
import static jcuda.driver.JCudaDriver.cuStreamDestroy;
import static jcuda.driver.JCudaDriver.cuStreamSynchronize;

import dev.hearth.compute.DeviceException;
import dev.hearth.compute.Pace;
import dev.hearth.compute.kernels.KernelShape;
import dev.hearth.compute.kernels.host.Slices;
import jcuda.driver.CUcontext;
import jcuda.driver.CUdevice;
import jcuda.driver.CUstream;
import jcuda.driver.CUstream_flags;

/** A card with a stream that runs in order. The driver's context is a thread's own. */
final class Context implements AutoCloseable {
  private final CUdevice device;
  private final CUcontext handle;
  private final CUstream stream = new CUstream();
  private final Slices slices;

  private Context(CUdevice device, CUcontext handle, Pace pace) {
    this.device = device;
    this.handle = handle;
    int together = Cards.processors(device) * KernelShape.AHEAD.mostItems();
    this.slices = new Slices(pace, this::await, System::nanoTime, Slices.FIRST, together);
  }

  static Context open(CUdevice device, Pace pace) {
    CUcontext handle = new CUcontext();
    Status.check(cuDevicePrimaryCtxRetain(handle, device), "opening it");
    Context context = new Context(device, handle, pace);
    try {
      context.enter();
      int status = cuStreamCreate(context.stream, CUstream_flags.CU_STREAM_NON_BLOCKING);
      Status.check(status, "opening its stream");
    } catch (DeviceException e) {
      cuDevicePrimaryCtxRelease(device);
      throw e;
    }
    return context;
  }

  CUstream stream() {
    return stream;
  }

  Slices slices() {
    return slices;
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
    cuCtxSetCurrent(handle);
    cuStreamDestroy(stream);
    cuDevicePrimaryCtxRelease(device);
  }
}
