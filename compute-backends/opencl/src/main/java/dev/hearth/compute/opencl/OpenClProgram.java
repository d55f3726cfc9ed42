package dev.hearth.compute.opencl;

import static org.lwjgl.opencl.CL10.clCreateKernel;
import static org.lwjgl.opencl.CL10.clEnqueueNDRangeKernel;
import static org.lwjgl.opencl.CL10.clReleaseKernel;
import static org.lwjgl.opencl.CL10.clReleaseProgram;
import static org.lwjgl.opencl.CL10.clSetKernelArg;
import static org.lwjgl.opencl.CL10.clSetKernelArg1i;
import static org.lwjgl.opencl.CL10.clSetKernelArg1p;

import dev.hearth.compute.DeviceException;
import dev.hearth.compute.kernels.KernelPlan;
import dev.hearth.compute.kernels.Launch;
import dev.hearth.compute.kernels.host.Driver;
import java.nio.IntBuffer;
import java.util.ArrayList;
import java.util.List;
import org.lwjgl.PointerBuffer;
import org.lwjgl.system.MemoryStack;

/** A compiled program with a kernel a launch. */
final class OpenClProgram implements Driver.Program<OpenClBuffer> {
  private final Context context;
  private final KernelPlan plan;
  private final int sizes;
  private final long handle;
  private final List<Long> kernels = new ArrayList<>();

  private OpenClProgram(Context context, KernelPlan plan, int sizes, long handle) {
    this.context = context;
    this.plan = plan;
    this.sizes = sizes;
    this.handle = handle;
  }

  /**
   * @param sizes how many numbers each kernel takes
   * @param handle of the program, which is released with this
   */
  static OpenClProgram of(Context context, KernelPlan plan, int sizes, long handle) {
    OpenClProgram program = new OpenClProgram(context, plan, sizes, handle);
    try {
      plan.launches().forEach(launch -> program.kernels.add(program.kernel(launch)));
    } catch (DeviceException e) {
      program.close();
      throw e;
    }
    return program;
  }

  @Override
  public void start(int number, List<OpenClBuffer> buffers, int first, int count) {
    Launch launch = plan.launches().get(number);
    long kernel = kernels.get(number);
    try (MemoryStack stack = MemoryStack.stackPush()) {
      arguments(kernel, buffers, first, launch, stack);
      PointerBuffer global = stack.pointers((long) count * launch.items());
      PointerBuffer local = stack.pointers(launch.items());
      Status.CALL.check(
          clEnqueueNDRangeKernel(context.queue(), kernel, 1, null, global, local, null, null),
          "starting a kernel");
    }
  }

  @Override
  public void close() {
    kernels.forEach(kernel -> clReleaseKernel(kernel));
    clReleaseProgram(handle);
  }

  private long kernel(Launch launch) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer status = stack.mallocInt(1);
      long kernel = clCreateKernel(handle, launch.kernel(), status);
      Status.CALL.check(status.get(0), "making a kernel");
      return kernel;
    }
  }

  private void arguments(
      long kernel, List<OpenClBuffer> buffers, int first, Launch launch, MemoryStack stack) {
    int next = 0;
    for (OpenClBuffer buffer : buffers) {
      check(clSetKernelArg1p(kernel, next++, buffer.handle()));
    }
    check(clSetKernelArg1i(kernel, next++, first));
    IntBuffer numbers = stack.callocInt(sizes);
    launch.numbers().forEach(numbers::put);
    check(clSetKernelArg(kernel, next, numbers.rewind()));
  }

  private static void check(int status) {
    Status.CALL.check(status, "preparing a kernel");
  }
}
