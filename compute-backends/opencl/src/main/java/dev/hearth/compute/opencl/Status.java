package dev.hearth.compute.opencl;

import static org.lwjgl.opencl.CL10.CL_BUILD_PROGRAM_FAILURE;
import static org.lwjgl.opencl.CL10.CL_COMPILER_NOT_AVAILABLE;
import static org.lwjgl.opencl.CL10.CL_DEVICE_NOT_AVAILABLE;
import static org.lwjgl.opencl.CL10.CL_INVALID_BUFFER_SIZE;
import static org.lwjgl.opencl.CL10.CL_MEM_OBJECT_ALLOCATION_FAILURE;
import static org.lwjgl.opencl.CL10.CL_OUT_OF_HOST_MEMORY;
import static org.lwjgl.opencl.CL10.CL_OUT_OF_RESOURCES;
import static org.lwjgl.opencl.CL10.CL_SUCCESS;

import dev.hearth.compute.DeviceException;
import dev.hearth.compute.DeviceException.Reason;

/** What a call of OpenCL answers with. */
final class Status {
  private Status() {}

  /**
   * @param what was being done, as in "allocating 12 MiB"
   */
  static void check(int status, String what) {
    if (status != CL_SUCCESS) {
      throw new DeviceException(reason(status), sentence(status, what));
    }
  }

  private static Reason reason(int status) {
    return switch (status) {
      case CL_MEM_OBJECT_ALLOCATION_FAILURE,
          CL_OUT_OF_HOST_MEMORY,
          CL_OUT_OF_RESOURCES,
          CL_INVALID_BUFFER_SIZE ->
          Reason.OUT_OF_MEMORY;
      case CL_DEVICE_NOT_AVAILABLE -> Reason.LOST;
      case CL_BUILD_PROGRAM_FAILURE, CL_COMPILER_NOT_AVAILABLE -> Reason.COMPILER;
      default -> Reason.DRIVER;
    };
  }

  private static String sentence(int status, String what) {
    String why =
        switch (reason(status)) {
          case OUT_OF_MEMORY -> "its memory does not suffice";
          case LOST -> "it does not answer any more";
          case COMPILER -> "its driver cannot compile a kernel";
          case DRIVER -> "its driver refused";
        };
    return "the OpenCL device failed while %s: %s (status %d)".formatted(what, why, status);
  }
}
