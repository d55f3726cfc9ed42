package dev.hearth.compute.opencl;

import static org.lwjgl.opencl.CL10.CL_DEVICE_TYPE_ALL;
import static org.lwjgl.opencl.CL10.CL_SUCCESS;
import static org.lwjgl.opencl.CL10.clGetDeviceIDs;
import static org.lwjgl.opencl.CL10.clGetPlatformIDs;

import dev.hearth.compute.DeviceInfo;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.PointerBuffer;
import org.lwjgl.opencl.CL;
import org.lwjgl.opencl.CLCapabilities;
import org.lwjgl.system.Configuration;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.Platform;

/** The devices of all OpenCL drivers that are installed. */
final class Platforms {
  /**
   * A device before it is opened.
   *
   * @param handle OpenCL's own
   */
  record Found(long platform, long handle, DeviceInfo info) {}

  /** The loader by the name it is installed under; the one without a number is for developers. */
  private static final String LINUX_LOADER = "libOpenCL.so.1";

  static {
    // Its other way to memory makes the JVM warn on every start.
    Configuration.MEMORY_BACKEND.set("ffm");
    if (Platform.get() == Platform.LINUX && Configuration.OPENCL_LIBRARY_NAME.get() == null) {
      Configuration.OPENCL_LIBRARY_NAME.set(LINUX_LOADER);
    }
  }

  private Platforms() {}

  /** Empty where no driver is installed, or no loader for drivers. */
  static List<Found> devices(String backend) {
    List<Found> found = new ArrayList<>();
    long[] platforms = platforms();
    for (int p = 0; p < platforms.length; p++) {
      CLCapabilities capabilities = CL.createPlatformCapabilities(platforms[p]);
      long[] devices = capabilities.OpenCL12 ? devices(platforms[p]) : new long[0];
      for (int d = 0; d < devices.length; d++) {
        CL.createDeviceCapabilities(devices[d], capabilities);
        DeviceQuery query = new DeviceQuery(devices[d]);
        if (query.isUsable()) {
          DeviceInfo info = query.info(backend + ":" + p + ":" + d, backend);
          found.add(new Found(platforms[p], devices[d], info));
        }
      }
    }
    return found;
  }

  private static long[] platforms() {
    if (!hasLoader()) {
      return new long[0];
    }
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer count = stack.mallocInt(1);
      // A loader without drivers answers with a failure.
      if (clGetPlatformIDs(null, count) != CL_SUCCESS || count.get(0) == 0) {
        return new long[0];
      }
      PointerBuffer ids = stack.mallocPointer(count.get(0));
      Status.CALL.check(clGetPlatformIDs(ids, (IntBuffer) null), "looking for drivers");
      return values(ids);
    } catch (UnsatisfiedLinkError | NoClassDefFoundError | ExceptionInInitializerError e) {
      // There is no loader: the first call says so with the first, later ones with the others.
      return new long[0];
    }
  }

  /** LWJGL complains on the terminal where there is none, which is no fault of the machine. */
  @SuppressWarnings("restricted") // it loads what the next call loads anyway
  private static boolean hasLoader() {
    if (Platform.get() != Platform.LINUX) {
      return true;
    }
    try (Arena arena = Arena.ofConfined()) {
      SymbolLookup.libraryLookup(Configuration.OPENCL_LIBRARY_NAME.get(), arena);
      return true;
    } catch (IllegalArgumentException notThere) {
      return false;
    }
  }

  private static long[] devices(long platform) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer count = stack.mallocInt(1);
      int status = clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, null, count);
      if (status != CL_SUCCESS || count.get(0) == 0) {
        return new long[0];
      }
      PointerBuffer ids = stack.mallocPointer(count.get(0));
      Status.CALL.check(
          clGetDeviceIDs(platform, CL_DEVICE_TYPE_ALL, ids, (IntBuffer) null),
          "looking for devices");
      return values(ids);
    }
  }

  private static long[] values(PointerBuffer ids) {
    long[] values = new long[ids.remaining()];
    ids.get(values);
    return values;
  }
}
