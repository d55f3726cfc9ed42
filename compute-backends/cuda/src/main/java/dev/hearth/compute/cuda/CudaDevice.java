package dev.hearth.compute.cuda;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.Pace;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Type;
import dev.hearth.compute.kernels.KernelPlan;
import dev.hearth.compute.kernels.KernelShape;
import dev.hearth.compute.kernels.host.PlannedKernel;
import dev.hearth.compute.kernels.host.Scratchpad;
import dev.hearth.compute.kernels.host.Slices;
import java.util.HashMap;
import java.util.Map;

/** One card, opened. */
final class CudaDevice implements Device {
  private final DeviceInfo info;
  private final Context context;
  private final Modules modules = new Modules();
  private final PlannedKernel.Host<CudaBuffer> host;
  private final Map<Operator, Kernel> kernels = new HashMap<>();

  CudaDevice(DeviceInfo info, Context context, Pace pace) {
    this.info = info;
    this.context = context;
    this.host =
        new PlannedKernel.Host<>(
            CudaBuffer.class,
            new Slices(pace, context::await),
            new Scratchpad<>(words -> CudaBuffer.of(context, Type.F32, words)));
  }

  @Override
  public DeviceInfo info() {
    return info;
  }

  @Override
  public Pace pace() {
    return host.slices().pace();
  }

  @Override
  public Buffer allocate(Type type, long size) {
    context.enter();
    return CudaBuffer.zeroed(context, type, size);
  }

  @Override
  public Kernel compile(Operator operator) {
    context.enter();
    return kernels.computeIfAbsent(operator, this::compiled);
  }

  @Override
  public void finish() {
    host.slices().finish();
  }

  @Override
  public void close() {
    finish();
    kernels.clear();
    host.scratchpad().close();
    modules.close();
    context.close();
  }

  private Kernel compiled(Operator operator) {
    KernelPlan plan = KernelPlan.of(operator, KernelShape.AHEAD);
    Functions functions = new Functions(context, plan, modules.functions(operator, plan));
    return new PlannedKernel<>(operator, plan, host, functions);
  }
}
