package dev.hearth.compute.opencl;

import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Type;
import dev.hearth.compute.kernels.KernelPlan;
import dev.hearth.compute.kernels.KernelShape;
import dev.hearth.compute.kernels.host.Driver;

/** An OpenCL device by its driver. */
record OpenClDriver(Context context, KernelShape shape, Compiler compiler)
    implements Driver<OpenClBuffer> {
  @Override
  public Class<OpenClBuffer> bufferType() {
    return OpenClBuffer.class;
  }

  @Override
  public OpenClBuffer allocate(Type type, long size) {
    return OpenClBuffer.of(context, type, size);
  }

  @Override
  public void clear(OpenClBuffer buffer) {
    buffer.clear();
  }

  @Override
  public boolean joins() {
    return shape.joins();
  }

  @Override
  public KernelPlan plan(Operator operator) {
    return KernelPlan.of(operator, shape);
  }

  @Override
  public Program<OpenClBuffer> compile(Operator operator, KernelPlan plan) {
    return OpenClProgram.of(context, plan, shape.sizes(), compiler.compile(plan));
  }

  @Override
  public void flush() {
    context.flush();
  }

  @Override
  public void await() {
    context.await();
  }

  @Override
  public void close() {
    context.close();
  }
}
