package dev.hearth.compute.cuda;

import static jcuda.driver.JCudaDriver.cuLaunchKernel;

import dev.hearth.compute.kernels.KernelPlan;
import dev.hearth.compute.kernels.KernelShape;
import dev.hearth.compute.kernels.Launch;
import dev.hearth.compute.kernels.host.PlannedKernel;
import java.util.List;
import jcuda.Pointer;
import jcuda.driver.CUfunction;

/** The kernels of an operator, one a launch. */
record Functions(Context context, KernelPlan plan, List<CUfunction> functions)
    implements PlannedKernel.Starter<CudaBuffer> {
  @Override
  public void start(int number, List<CudaBuffer> buffers, int first, int count) {
    Launch launch = plan.launches().get(number);
    Pointer[] arguments = new Pointer[buffers.size() + 2];
    for (int n = 0; n < buffers.size(); n++) {
      arguments[n] = Pointer.to(buffers.get(n).address());
    }
    arguments[buffers.size()] = Pointer.to(new int[] {first});
    arguments[buffers.size() + 1] = Pointer.to(sizes(launch));
    context.enter();
    Status.check(
        cuLaunchKernel(
            functions.get(number),
            count,
            1,
            1,
            launch.items(),
            1,
            1,
            0,
            context.stream(),
            Pointer.to(arguments),
            null),
        "starting a kernel");
  }

  private static int[] sizes(Launch launch) {
    int[] sizes = new int[KernelShape.AHEAD.sizes()];
    for (int n = 0; n < launch.numbers().size(); n++) {
      sizes[n] = launch.numbers().get(n);
    }
    return sizes;
  }
}
