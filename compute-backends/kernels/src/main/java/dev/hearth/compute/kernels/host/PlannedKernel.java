package dev.hearth.compute.kernels.host;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Role;
import dev.hearth.compute.fold.Tensor;
import dev.hearth.compute.kernels.KernelPlan;
import dev.hearth.compute.kernels.Launch;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;

/** An operator on a device: its buffers checked, its launches sent in slices. */
final class PlannedKernel<B extends StagedBuffer> implements Kernel {
  private final Operator operator;
  private final KernelPlan plan;
  private final Driver.Program<B> program;
  private final BiConsumer<PlannedKernel<B>, Map<Integer, B>> runner;
  private final Class<B> bufferType;

  /**
   * @param runner runs it on the buffers of its arguments, by slot
   */
  PlannedKernel(
      Operator operator,
      KernelPlan plan,
      Driver.Program<B> program,
      BiConsumer<PlannedKernel<B>, Map<Integer, B>> runner,
      Driver<B> driver) {
    this.operator = operator;
    this.plan = plan;
    this.program = program;
    this.runner = runner;
    this.bufferType = driver.bufferType();
  }

  @Override
  public void run(Buffer... arguments) {
    runner.accept(this, given(arguments));
  }

  /** Slots that the device lends, and how many words each takes. */
  Map<Integer, Long> scratch() {
    return plan.scratch();
  }

  void send(Map<Integer, B> slots, Slices slices) {
    for (int n = 0; n < plan.launches().size(); n++) {
      int number = n;
      Launch launch = plan.launches().get(n);
      List<B> buffers = launch.slots().stream().map(slots::get).toList();
      slices.run(launch, (first, count) -> program.start(number, buffers, first, count));
    }
  }

  private Map<Integer, B> given(Buffer[] arguments) {
    List<Tensor> wanted = operator.arguments();
    if (arguments.length != wanted.size()) {
      throw new IllegalArgumentException(
          operator.name() + " takes " + wanted.size() + " buffers, not " + arguments.length);
    }
    Map<Integer, B> slots = new HashMap<>();
    int next = 0;
    for (int t = 0; t < operator.tensors().size(); t++) {
      Tensor tensor = operator.tensors().get(t);
      if (tensor.role() != Role.VIRTUAL) {
        slots.put(t, own(arguments[next++], tensor));
      }
    }
    return slots;
  }

  private B own(Buffer buffer, Tensor tensor) {
    if (!bufferType.isInstance(buffer)
        || buffer.type() != tensor.type()
        || buffer.size() != tensor.size()) {
      throw new IllegalArgumentException(
          operator.name() + ": the buffer for " + tensor.name() + " is of another type or size");
    }
    return bufferType.cast(buffer);
  }
}
