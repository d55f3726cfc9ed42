package dev.hearth.compute.cuda;

import static jcuda.driver.JCudaDriver.cuModuleGetFunction;
import static jcuda.driver.JCudaDriver.cuModuleLoadData;
import static jcuda.driver.JCudaDriver.cuModuleUnload;

import dev.hearth.compute.DeviceException;
import dev.hearth.compute.DeviceException.Reason;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.kernels.Ahead;
import dev.hearth.compute.kernels.KernelPlan;
import dev.hearth.compute.kernels.KernelShape;
import dev.hearth.compute.kernels.Prelude;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jcuda.driver.CUfunction;
import jcuda.driver.CUmodule;

/** The kernels that the driver has made machine code of, each once. */
final class Modules implements AutoCloseable {
  private final Map<String, CUmodule> loaded = new HashMap<>();

  /** One function a launch of the plan. */
  List<CUfunction> functions(Operator operator, KernelPlan plan) {
    return Ahead.of(plan, Prelude.CUDA, KernelShape.AHEAD).stream()
        .map(kernel -> function(operator, kernel))
        .toList();
  }

  @Override
  public void close() {
    loaded.values().forEach(module -> cuModuleUnload(module));
    loaded.clear();
  }

  private CUfunction function(Operator operator, Ahead kernel) {
    CUfunction function = new CUfunction();
    CUmodule module = loaded.computeIfAbsent(kernel.id(), id -> load(operator, kernel));
    Status.check(cuModuleGetFunction(function, module, Ahead.NAME), "taking a kernel");
    return function;
  }

  private static CUmodule load(Operator operator, Ahead kernel) {
    String ptx =
        Ptx.of(kernel)
            .orElseThrow(
                () ->
                    new DeviceException(
                        Reason.COMPILER,
                        "no CUDA kernel was made for " + operator.name() + " of this shape"));
    CUmodule module = new CUmodule();
    Status.check(cuModuleLoadData(module, terminated(ptx)), "loading a kernel");
    return module;
  }

  private static byte[] terminated(String ptx) {
    return (ptx + '\0').getBytes(StandardCharsets.US_ASCII);
  }
}
