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
import dev.hearth.compute.kernels.host.Failures;

/** What a call of OpenCL answers with; what a status means depends on what was asked. */
enum Status {
  /** Memory was asked for. */
  MEMORY(Reason.DRIVER, Reason.OUT_OF_MEMORY),
  /** The device was to do something: when it does not, whatever the words, it is gone. */
  WORK(Reason.LOST, Reason.LOST),
  /** Anything else. */
  CALL(Reason.DRIVER, Reason.DRIVER);

  private final Reason otherwise;
  private final Reason outOfResources;

  Status(Reason otherwise, Reason outOfResources) {
    this.otherwise = otherwise;
    this.outOfResources = outOfResources;
  }

  /**
   * @param what was being done, as in "allocating 12 MiB"
   */
  void check(int status, String what) {
    if (status != CL_SUCCESS) {
      throw failure(reason(status), what, status);
    }
  }

  private static DeviceException failure(Reason reason, String what, int status) {
    return Failures.of("OpenCL", reason, what, "status " + status);
  }

  private Reason reason(int status) {
    return switch (status) {
      case CL_MEM_OBJECT_ALLOCATION_FAILURE, CL_OUT_OF_HOST_MEMORY, CL_INVALID_BUFFER_SIZE ->
          Reason.OUT_OF_MEMORY;
      case CL_OUT_OF_RESOURCES -> outOfResources;
      case CL_DEVICE_NOT_AVAILABLE -> Reason.LOST;
      case CL_BUILD_PROGRAM_FAILURE, CL_COMPILER_NOT_AVAILABLE -> Reason.COMPILER;
      default -> otherwise;
    };
  }
}
