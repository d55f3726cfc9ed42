package dev.hearth.compute.cuda;

import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Type;
import dev.hearth.compute.kernels.KernelPlan;
import dev.hearth.compute.kernels.KernelShape;
import dev.hearth.compute.kernels.host.Driver;

/** A card by its driver. */
record CudaDriver(Context context, Modules modules) implements Driver<CudaBuffer> {
  @Override
  public Class<CudaBuffer> bufferType() {
    return CudaBuffer.class;
  }

  @Override
  public CudaBuffer allocate(Type type, long size) {
    return CudaBuffer.of(context, type, size);
  }

  @Override
  public void clear(CudaBuffer buffer) {
    buffer.clear();
  }

  @Override
  public boolean joins() {
    return KernelShape.AHEAD.joins();
  }

  @Override
  public KernelPlan plan(Operator operator) {
    return KernelPlan.of(operator, KernelShape.AHEAD);
  }

  @Override
  public Program<CudaBuffer> compile(Operator operator, KernelPlan plan) {
    context.enter();
    return new CudaProgram(context, plan, modules.functions(operator, plan));
  }

  /** Streams begin at once. */
  @Override
  public void flush() {}

  @Override
  public void await() {
    context.await();
  }

  @Override
  public void close() {
    modules.close();
    context.close();
  }
}
