package dev.hearth.compute.opencl;

import static org.lwjgl.opencl.CL10.CL_CONTEXT_PLATFORM;
import static org.lwjgl.opencl.CL10.CL_DEVICE_MAX_COMPUTE_UNITS;
import static org.lwjgl.opencl.CL10.CL_SUCCESS;
import static org.lwjgl.opencl.CL10.clCreateCommandQueue;
import static org.lwjgl.opencl.CL10.clCreateContext;
import static org.lwjgl.opencl.CL10.clFinish;
import static org.lwjgl.opencl.CL10.clFlush;
import static org.lwjgl.opencl.CL10.clReleaseCommandQueue;
import static org.lwjgl.opencl.CL10.clReleaseContext;
import static org.lwjgl.opencl.CL12.CL_DEVICE_PARTITION_BY_COUNTS;
import static org.lwjgl.opencl.CL12.CL_DEVICE_PARTITION_BY_COUNTS_LIST_END;
import static org.lwjgl.opencl.CL12.clCreateSubDevices;
import static org.lwjgl.opencl.CL12.clReleaseDevice;

import dev.hearth.compute.DeviceException;
import dev.hearth.compute.Pace;
import dev.hearth.compute.kernels.KernelShape;
import dev.hearth.compute.kernels.host.Slices;
import java.nio.IntBuffer;
import org.lwjgl.PointerBuffer;
import org.lwjgl.opencl.CL;
import org.lwjgl.system.MemoryStack;

/** A device with a queue that runs in order. */
final class Context implements AutoCloseable {
  private final long device;
  private final boolean part;
  private final Slices slices;
  private long handle;
  private long queue;

  /**
   * @param part whether it is a part of the device, made for this context
   */
  private Context(long device, boolean part, Pace pace, long firstSlice, int together) {
    this.device = device;
    this.part = part;
    this.slices = new Slices(pace, this::await, System::nanoTime, firstSlice, together);
  }

  /** A processor is cut down to so many of its units; other devices are used whole. */
  static Context open(Platforms.Found found, int threads, Pace pace, long firstSlice) {
    long device = found.info().host() ? part(found, threads) : found.handle();
    Context context =
        new Context(device, device != found.handle(), pace, firstSlice, together(found, device));
    try {
      context.open(found.platform());
    } catch (DeviceException e) {
      context.close();
      throw e;
    }
    return context;
  }

  /** A unit of a processor computes an item at a time, that of a card a group's. */
  private static int together(Platforms.Found found, long device) {
    int units = (int) new DeviceQuery(device).number(CL_DEVICE_MAX_COMPUTE_UNITS);
    return found.info().host() ? units : units * KernelShape.ITEMS.mostItems();
  }

  long device() {
    return device;
  }

  long handle() {
    return handle;
  }

  long queue() {
    return queue;
  }

  Slices slices() {
    return slices;
  }

  /** A call has waited for all that the queue was sent. */
  void drained() {
    slices.drained();
  }

  void flush() {
    Status.WORK.check(clFlush(queue), "beginning to compute");
  }

  /** Waits until the queue has done all it was sent. */
  void await() {
    Status.WORK.check(clFinish(queue), "computing");
  }

  @Override
  public void close() {
    if (queue != 0) {
      clReleaseCommandQueue(queue);
    }
    if (handle != 0) {
      clReleaseContext(handle);
    }
    if (part) {
      clReleaseDevice(device);
    }
  }

  private void open(long platform) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer status = stack.mallocInt(1);
      PointerBuffer properties = stack.pointers(CL_CONTEXT_PLATFORM, platform, 0L);
      handle = clCreateContext(properties, device, null, 0, status);
      Status.MEMORY.check(status.get(0), "opening it");
      queue = clCreateCommandQueue(handle, device, 0, status);
      Status.MEMORY.check(status.get(0), "opening its queue");
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
