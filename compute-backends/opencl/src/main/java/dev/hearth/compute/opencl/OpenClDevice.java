package dev.hearth.compute.opencl;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceInfo;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.Pace;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Type;
import dev.hearth.compute.kernels.KernelPlan;
import dev.hearth.compute.kernels.KernelShape;
import java.util.HashMap;
import java.util.Map;

/** One OpenCL device, opened. */
final class OpenClDevice implements Device {
  private final DeviceInfo info;
  private final Context context;
  private final KernelShape shape;
  private final Compiler compiler;
  private final Queue queue;
  private final Scratchpad scratchpad;
  private final Map<Operator, OpenClKernel> kernels = new HashMap<>();

  OpenClDevice(DeviceInfo info, Context context, KernelShape shape, String options, Pace pace) {
    this.info = info;
    this.context = context;
    this.shape = shape;
    this.compiler = new Compiler(context, shape, options);
    this.queue = new Queue(context, pace);
    this.scratchpad = new Scratchpad(context);
  }

  @Override
  public DeviceInfo info() {
    return info;
  }

  @Override
  public Pace pace() {
    return queue.pace();
  }

  @Override
  public Buffer allocate(Type type, long size) {
    return OpenClBuffer.zeroed(context, type, size);
  }

  @Override
  public Kernel compile(Operator operator) {
    return kernels.computeIfAbsent(operator, this::compiled);
  }

  @Override
  public void finish() {
    queue.finish();
  }

  @Override
  public void close() {
    queue.finish();
    kernels.values().forEach(OpenClKernel::close);
    kernels.clear();
    scratchpad.close();
    context.close();
  }

  private OpenClKernel compiled(Operator operator) {
    KernelPlan plan = KernelPlan.of(operator, shape);
    long program = compiler.compile(plan);
    return new OpenClKernel(operator, plan, program, queue, scratchpad, shape.sizes());
  }
}
