package dev.hearth.compute.opencl;

import static org.lwjgl.opencl.CL10.clCreateKernel;
import static org.lwjgl.opencl.CL10.clReleaseKernel;
import static org.lwjgl.opencl.CL10.clReleaseProgram;
import static org.lwjgl.opencl.CL10.clSetKernelArg;
import static org.lwjgl.opencl.CL10.clSetKernelArg1p;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Kernel;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Role;
import dev.hearth.compute.fold.Tensor;
import dev.hearth.compute.kernels.KernelPlan;
import dev.hearth.compute.kernels.Launch;
import java.nio.IntBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.lwjgl.system.MemoryStack;

/** An operator as a compiled program and the launches of its kernels. */
final class OpenClKernel implements Kernel, AutoCloseable {
  private final Operator operator;
  private final KernelPlan plan;
  private final long program;
  private final Queue queue;
  private final Scratchpad scratchpad;
  private final int sizes;
  private final long[] kernels;

  /**
   * @param sizes how many numbers each kernel takes
   */
  OpenClKernel(
      Operator operator,
      KernelPlan plan,
      long program,
      Queue queue,
      Scratchpad scratchpad,
      int sizes) {
    this.operator = operator;
    this.plan = plan;
    this.program = program;
    this.queue = queue;
    this.scratchpad = scratchpad;
    this.sizes = sizes;
    this.kernels =
        plan.launches().stream().mapToLong(launch -> kernel(program, launch.kernel())).toArray();
  }

  @Override
  public void run(Buffer... arguments) {
    Map<Integer, Long> slots = given(arguments);
    queue.begin();
    List<OpenClBuffer> lent = plan.scratch().entrySet().stream().map(s -> lend(s, slots)).toList();
    try {
      for (int n = 0; n < kernels.length; n++) {
        start(kernels[n], plan.launches().get(n), slots);
      }
    } finally {
      lent.forEach(scratchpad::giveBack);
    }
  }

  @Override
  public void close() {
    for (long kernel : kernels) {
      clReleaseKernel(kernel);
    }
    clReleaseProgram(program);
  }

  private static long kernel(long program, String name) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer status = stack.mallocInt(1);
      long kernel = clCreateKernel(program, name, status);
      Status.check(status.get(0), "making a kernel");
      return kernel;
    }
  }

  private Map<Integer, Long> given(Buffer[] arguments) {
    List<Tensor> wanted = operator.arguments();
    if (arguments.length != wanted.size()) {
      throw new IllegalArgumentException(
          operator.name() + " takes " + wanted.size() + " buffers, not " + arguments.length);
    }
    Map<Integer, Long> slots = new HashMap<>();
    int next = 0;
    for (int t = 0; t < operator.tensors().size(); t++) {
      Tensor tensor = operator.tensors().get(t);
      if (tensor.role() != Role.VIRTUAL) {
        slots.put(t, handle(arguments[next++], tensor));
      }
    }
    return slots;
  }

  private long handle(Buffer buffer, Tensor tensor) {
    if (!(buffer instanceof OpenClBuffer own)
        || own.type() != tensor.type()
        || own.size() != tensor.size()) {
      throw new IllegalArgumentException(
          operator.name() + ": the buffer for " + tensor.name() + " is of another type or size");
    }
    return own.handle();
  }

  private OpenClBuffer lend(Map.Entry<Integer, Long> scratch, Map<Integer, Long> slots) {
    OpenClBuffer buffer = scratchpad.lend(scratch.getValue());
    slots.put(scratch.getKey(), buffer.handle());
    return buffer;
  }

  private void start(long kernel, Launch launch, Map<Integer, Long> slots) {
    for (int n = 0; n < launch.slots().size(); n++) {
      Status.check(
          clSetKernelArg1p(kernel, n, slots.get(launch.slots().get(n))), "preparing a kernel");
    }
    numbers(kernel, launch);
    queue.run(kernel, launch);
  }

  private void numbers(long kernel, Launch launch) {
    try (MemoryStack stack = MemoryStack.stackPush()) {
      IntBuffer numbers = stack.callocInt(sizes);
      launch.numbers().forEach(numbers::put);
      int argument = launch.slots().size() + 1;
      Status.check(clSetKernelArg(kernel, argument, numbers.rewind()), "preparing a kernel");
    }
  }
}
