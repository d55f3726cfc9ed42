package dev.hearth.compute.cuda;

import dev.hearth.compute.DeviceException.Reason;
import dev.hearth.compute.kernels.host.Failures;
import jcuda.driver.CUresult;

/** What a call of the driver answers with. */
final class Status {
  private Status() {}

  /**
   * @param what was being done, as in "allocating 12 MiB"
   */
  static void check(int status, String what) {
    if (status != CUresult.CUDA_SUCCESS) {
      throw Failures.of("CUDA", reason(status), what, CUresult.stringFor(status));
    }
  }

  private static Reason reason(int status) {
    return switch (status) {
      case CUresult.CUDA_ERROR_OUT_OF_MEMORY -> Reason.OUT_OF_MEMORY;
      case CUresult.CUDA_ERROR_INVALID_PTX,
          CUresult.CUDA_ERROR_NO_BINARY_FOR_GPU,
          CUresult.CUDA_ERROR_UNSUPPORTED_PTX_VERSION,
          CUresult.CUDA_ERROR_JIT_COMPILER_NOT_FOUND ->
          Reason.COMPILER;
      case CUresult.CUDA_ERROR_ILLEGAL_ADDRESS,
          CUresult.CUDA_ERROR_LAUNCH_FAILED,
          CUresult.CUDA_ERROR_LAUNCH_TIMEOUT,
          CUresult.CUDA_ERROR_ECC_UNCORRECTABLE,
          CUresult.CUDA_ERROR_HARDWARE_STACK_ERROR,
          CUresult.CUDA_ERROR_DEINITIALIZED ->
          Reason.LOST;
      default -> Reason.DRIVER;
    };
  }
}
