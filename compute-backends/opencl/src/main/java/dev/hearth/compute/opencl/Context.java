package dev.hearth.compute.opencl;

import static org.lwjgl.opencl.CL10.CL_CONTEXT_PLATFORM;
import static org.lwjgl.opencl.CL10.CL_DEVICE_MAX_COMPUTE_UNITS;
import static org.lwjgl.opencl.CL10.CL_SUCCESS;
import static org.lwjgl.opencl.CL10.clCreateCommandQueue;
import static org.lwjgl.opencl.CL10.clCreateContext;
import static org.lwjgl.opencl.CL10.clFinish;
import static org.lwjgl.opencl.CL10.clReleaseCommandQueue;
import static org.lwjgl.opencl.CL10.clReleaseContext;
import static org.lwjgl.opencl.CL12.CL_DEVICE_PARTITION_BY_COUNTS;
import static org.lwjgl.opencl.CL12.CL_DEVICE_PARTITION_BY_COUNTS_LIST_END;
import static org.lwjgl.opencl.CL12.clCreateSubDevices;
import static org.lwjgl.opencl.CL12.clReleaseDevice;

import java.nio.IntBuffer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.opencl.CL;
import org.lwjgl.system.MemoryStack;

/**
 * A device with a queue that runs in order.
 *
 * @param part whether it is a part of the device, made for this context
 */
record Context(long device, boolean part, long handle, long queue) implements AutoCloseable {
  /** A processor is cut down to so many of its units; other devices are used whole. */
  static Context open(Platforms.Found found, int threads) {
    long part = found.info().host() ? part(found, threads) : found.handle();
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer status = stack.mallocInt(1);
      PointerBuffer properties = stack.pointers(CL_CONTEXT_PLATFORM, found.platform(), 0L);
      long context = clCreateContext(properties, part, null, 0, status);
      Status.check(status.get(0), "opening it");
      long queue = clCreateCommandQueue(context, part, 0, status);
      Status.check(status.get(0), "opening its queue");
      return new Context(part, part != found.handle(), context, queue);
    }
  }

  int units() {
    return (int) new DeviceQuery(device).number(CL_DEVICE_MAX_COMPUTE_UNITS);
  }

  /** Waits until the queue has done all it was sent. */
  void await() {
    Status.check(clFinish(queue), "computing");
  }

  @Override
  public void close() {
    clReleaseCommandQueue(queue);
    clReleaseContext(handle);
    if (part) {
      clReleaseDevice(device);
    }
  }

  /** The device itself where it has no more units than that, or cannot be parted. */
  private static long part(Platforms.Found found, int threads) {
    if (new DeviceQuery(found.handle()).number(CL_DEVICE_MAX_COMPUTE_UNITS) <= threads) {
      return found.handle();
    }
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer properties =
          stack.pointers(
              CL_DEVICE_PARTITION_BY_COUNTS, threads, CL_DEVICE_PARTITION_BY_COUNTS_LIST_END, 0L);
      PointerBuffer parts = stack.mallocPointer(1);
      int status = clCreateSubDevices(found.handle(), properties, parts, (IntBuffer) null);
      if (status != CL_SUCCESS) {
        return found.handle();
      }
      CL.createDeviceCapabilities(parts.get(0), CL.createPlatformCapabilities(found.platform()));
      return parts.get(0);
    }
  }
}
