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

/** An operator on a device: its buffers checked, scratch lent, its launches sent in slices. */
public final class PlannedKernel<B extends Buffer> implements Kernel {
  private final Operator operator;
  private final KernelPlan plan;
  private final Host<B> host;
  private final Starter<B> starter;

  /** What all kernels of a device share. */
  public record Host<B extends Buffer>(Class<B> type, Slices slices, Scratchpad<B> scratchpad) {}

  /** Starts kernels with a driver's means. */
  @FunctionalInterface
  public interface Starter<B> {
    /**
     * @param launch its number in the plan
     * @param buffers one a slot
     * @param first the number of the first group
     */
    void start(int launch, List<B> buffers, int first, int count);
  }

  public PlannedKernel(Operator operator, KernelPlan plan, Host<B> host, Starter<B> starter) {
    this.operator = operator;
    this.plan = plan;
    this.host = host;
    this.starter = starter;
  }

  @Override
  public void run(Buffer... arguments) {
    Map<Integer, B> slots = given(arguments);
    host.slices().begin();
    Map<Integer, B> lent = new HashMap<>();
    try {
      plan.scratch().forEach((slot, words) -> lent.put(slot, host.scratchpad().lend(words)));
      slots.putAll(lent);
      for (int n = 0; n < plan.launches().size(); n++) {
        start(n, slots);
      }
    } finally {
      lent.values().forEach(host.scratchpad()::giveBack);
    }
  }

  private void start(int number, Map<Integer, B> slots) {
    Launch launch = plan.launches().get(number);
    List<B> buffers = launch.slots().stream().map(slots::get).toList();
    host.slices().run(launch, (first, count) -> starter.start(number, buffers, first, count));
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
    if (!host.type().isInstance(buffer)
        || buffer.type() != tensor.type()
        || buffer.size() != tensor.size()) {
      throw new IllegalArgumentException(
          operator.name() + ": the buffer for " + tensor.name() + " is of another type or size");
    }
    return host.type().cast(buffer);
  }
}
