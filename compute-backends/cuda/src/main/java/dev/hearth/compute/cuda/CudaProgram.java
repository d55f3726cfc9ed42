package dev.hearth.compute.cuda;

import static jcuda.driver.JCudaDriver.cuLaunchKernel;

import dev.hearth.compute.kernels.KernelPlan;
import dev.hearth.compute.kernels.KernelShape;
import dev.hearth.compute.kernels.Launch;
import dev.hearth.compute.kernels.host.Driver;
import java.util.List;
import jcuda.Pointer;
import jcuda.driver.CUfunction;

/** The kernels of an operator, one a launch. */
record CudaProgram(Context context, KernelPlan plan, List<CUfunction> functions)
    implements Driver.Program<CudaBuffer> {
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
    Status.check(launched(functions.get(number), count, launch, arguments), "starting a kernel");
  }

  /** The modules are the device's. */
  @Override
  public void close() {}

  private int launched(CUfunction function, int groups, Launch launch, Pointer[] arguments) {
    Pointer parameters = Pointer.to(arguments);
    int items = launch.items();
    return cuLaunchKernel(
        function, groups, 1, 1, items, 1, 1, 0, context.stream(), parameters, null);
  }

  private static int[] sizes(Launch launch) {
    int[] sizes = new int[KernelShape.AHEAD.sizes()];
    for (int n = 0; n < launch.numbers().size(); n++) {
      sizes[n] = launch.numbers().get(n);
    }
    return sizes;
  }
}
