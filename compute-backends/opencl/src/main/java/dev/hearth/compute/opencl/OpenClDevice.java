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
import dev.hearth.compute.kernels.host.PlannedKernel;
import dev.hearth.compute.kernels.host.Scratchpad;
import dev.hearth.compute.kernels.host.Slices;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One OpenCL device, opened. */
final class OpenClDevice implements Device {
  private final DeviceInfo info;
  private final Context context;
  private final KernelShape shape;
  private final Compiler compiler;
  private final PlannedKernel.Host<OpenClBuffer> host;
  private final List<Program> programs = new ArrayList<>();
  private final Map<Operator, Kernel> kernels = new HashMap<>();

  OpenClDevice(DeviceInfo info, Context context, KernelShape shape, String options, Pace pace) {
    this.info = info;
    this.context = context;
    this.shape = shape;
    this.compiler = new Compiler(context, shape, options);
    this.host =
        new PlannedKernel.Host<>(
            OpenClBuffer.class,
            new Slices(pace, context::await),
            new Scratchpad<>(words -> OpenClBuffer.of(context, Type.F32, words)));
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
    return OpenClBuffer.zeroed(context, type, size);
  }

  @Override
  public Kernel compile(Operator operator) {
    return kernels.computeIfAbsent(operator, this::compiled);
  }

  @Override
  public void finish() {
    host.slices().finish();
  }

  @Override
  public void close() {
    finish();
    programs.forEach(Program::close);
    kernels.clear();
    host.scratchpad().close();
    context.close();
  }

  private Kernel compiled(Operator operator) {
    KernelPlan plan = KernelPlan.of(operator, shape);
    Program program = new Program(context, plan, shape.sizes(), compiler.compile(plan));
    programs.add(program);
    return new PlannedKernel<>(operator, plan, host, program);
  }
}
