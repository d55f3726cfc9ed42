package dev.hearth.compute.cpu;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.cpu.exec.Memory;
import dev.hearth.compute.cpu.exec.Step;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Role;
import dev.hearth.compute.fold.Tensor;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** An operator as steps over arrays. */
final class CpuKernel implements Kernel {
  private final Operator operator;
  private final List<Step> steps;
  private final Set<Integer> needed;
  private final Scratchpad scratchpad;

  CpuKernel(Operator operator, List<Step> steps, Scratchpad scratchpad) {
    this.operator = operator;
    this.steps = steps;
    this.needed =
        steps.stream().flatMap(s -> s.tensors().stream()).collect(Collectors.toUnmodifiableSet());
    this.scratchpad = scratchpad;
  }

  @Override
  public void run(Buffer... arguments) {
    Memory memory = new Memory(arrays(arguments));
    steps.forEach(step -> step.run(memory));
    giveBack(memory);
  }

  private Object[] arrays(Buffer[] arguments) {
    List<Tensor> wanted = operator.arguments();
    if (arguments.length != wanted.size()) {
      throw new IllegalArgumentException(
          operator.name() + " takes " + wanted.size() + " buffers, not " + arguments.length);
    }
    Object[] arrays = new Object[operator.tensors().size()];
    int next = 0;
    for (int t = 0; t < arrays.length; t++) {
      Tensor tensor = operator.tensors().get(t);
      if (tensor.role() != Role.VIRTUAL) {
        arrays[t] = array(arguments[next++], tensor);
      } else if (needed.contains(t)) {
        arrays[t] = scratchpad.lend(tensor);
      }
    }
    return arrays;
  }

  private Object array(Buffer buffer, Tensor tensor) {
    if (!(buffer instanceof ArrayBuffer own)
        || own.type() != tensor.type()
        || own.size() != tensor.size()) {
      throw new IllegalArgumentException(
          operator.name() + ": the buffer for " + tensor.name() + " is of another type or size");
    }
    return own.array();
  }

  private void giveBack(Memory memory) {
    for (int t = 0; t < memory.tensors().length; t++) {
      Tensor tensor = operator.tensors().get(t);
      if (tensor.role() == Role.VIRTUAL && memory.tensors()[t] != null) {
        scratchpad.giveBack(tensor, memory.tensors()[t]);
      }
    }
  }
}
