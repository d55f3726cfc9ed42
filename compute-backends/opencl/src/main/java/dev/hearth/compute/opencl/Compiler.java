package dev.hearth.compute.opencl;

import static org.lwjgl.opencl.CL10.CL_PROGRAM_BUILD_LOG;
import static org.lwjgl.opencl.CL10.CL_SUCCESS;
import static org.lwjgl.opencl.CL10.clBuildProgram;
import static org.lwjgl.opencl.CL10.clCreateProgramWithSource;
import static org.lwjgl.opencl.CL10.clGetProgramBuildInfo;
import static org.lwjgl.opencl.CL10.clReleaseProgram;

import dev.hearth.compute.DeviceException;
import dev.hearth.compute.DeviceException.Reason;
import dev.hearth.compute.kernels.KernelPlan;
import dev.hearth.compute.kernels.KernelShape;
import dev.hearth.compute.kernels.Prelude;
import java.nio.ByteBuffer;
import java.nio.IntBuffer;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;
import org.lwjgl.system.MemoryUtil;

/** The driver's compiler. Nothing in its options lets it change a result. */
record Compiler(Context context, KernelShape shape, String options) {
  private static final String DIALECT = "-cl-std=CL1.2 ";

  /**
   * PoCL 3.1 mixes up the files of two builds at once. Another process cannot be kept from
   * building, so what failed is tried once more.
   */
  private static final Lock ONE_AT_A_TIME = new ReentrantLock();

  /** A handle of the program, to be released by whoever takes its kernels. */
  long compile(KernelPlan plan) {
    String source = Prelude.OPENCL.before(plan, shape);
    ONE_AT_A_TIME.lock();
    try {
      return built(source);
    } catch (DeviceException perhapsAnothers) {
      return built(source);
    } finally {
      ONE_AT_A_TIME.unlock();
    }
  }

  private long built(String source) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer status = stack.mallocInt(1);
      long program = clCreateProgramWithSource(context.handle(), source, status);
      Status.CALL.check(status.get(0), "taking a kernel");
      int built = clBuildProgram(program, context.device(), DIALECT + options, null, 0);
      if (built != CL_SUCCESS) {
        String log = log(program);
        clReleaseProgram(program);
        throw new DeviceException(
            Reason.COMPILER, "the OpenCL driver cannot compile a kernel: " + log.strip());
      }
      return program;
    }
  }

  private String log(long program) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      PointerBuffer size = stack.mallocPointer(1);
      clGetProgramBuildInfo(
          program, context.device(), CL_PROGRAM_BUILD_LOG, (ByteBuffer) null, size);
      ByteBuffer text = MemoryUtil.memAlloc((int) size.get(0));
      try {
        clGetProgramBuildInfo(program, context.device(), CL_PROGRAM_BUILD_LOG, text, null);
        return MemoryUtil.memUTF8(text).replace("\0", "");
      } finally {
        MemoryUtil.memFree(text);
      }
    }
  }
}
