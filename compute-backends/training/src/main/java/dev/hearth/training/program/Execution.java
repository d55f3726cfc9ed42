package dev.hearth.training.program;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.Device;
import dev.hearth.compute.Kernel;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * A program on a device: kernels compiled, buffers allocated, bound once. Running allocates
 * nothing. For the device's thread; closing frees the buffers. Of variables that are not kept,
 * those that a device need not store have no buffer.
 */
public final class Execution implements AutoCloseable {
  private final JoinedProgram joined;
  private final BufferPlan plan;
  private final List<Buffer> buffers = new ArrayList<>();
  private final Kernel[] kernels;
  private final Buffer[][] arguments;

  /** Holds nothing when it throws, as a device does whose memory does not suffice. */
  public Execution(Device device, Program program) {
    this.joined = device.joins() ? JoinedProgram.of(program) : JoinedProgram.plain(program);
    this.plan = new BufferPlan(joined.program());
    int count = joined.program().instructions().size();
    this.kernels = new Kernel[count];
    this.arguments = new Buffer[count][];
    try {
      plan.needs().forEach(need -> buffers.add(device.allocate(need.type(), need.size())));
      bind(device, joined.program());
    } catch (RuntimeException | Error e) {
      close();
      throw e;
    }
  }

  private void bind(Device device, Program program) {
    for (int at = 0; at < kernels.length; at++) {
      Instruction instruction = program.instructions().get(at);
      kernels[at] = device.compile(instruction.operator());
      arguments[at] = instruction.arguments().stream().map(this::buffer).toArray(Buffer[]::new);
    }
  }

  public void run() {
    run(0, joined.begins().getLast());
  }

  /** The program's instructions from {@code begin} up to but not {@code end}. */
  public void run(int begin, int end) {
    int last = number(end);
    for (int at = number(begin); at < last; at++) {
      kernels[at].run(arguments[at]);
    }
  }

  private int number(int instruction) {
    int number = Collections.binarySearch(joined.begins(), instruction);
    if (number < 0) {
      throw new IllegalArgumentException(
          "instruction " + instruction + " is run with the one before it");
    }
    return number;
  }

  /** Of a variable: kept ones hold their value between runs. */
  public Buffer buffer(int variable) {
    return buffers.get(plan.buffer(variable));
  }

  /** Writes one vector that holds all parameters into their variables. */
  public void write(List<Parameter> parameters, List<Integer> variables, float[] vector) {
    for (int n = 0; n < variables.size(); n++) {
      Parameter parameter = parameters.get(n);
      buffer(variables.get(n)).write(0, vector, parameter.offset(), parameter.size());
    }
  }

  /** The reverse of {@link #write}. */
  public void read(List<Parameter> parameters, List<Integer> variables, float[] vector) {
    for (int n = 0; n < variables.size(); n++) {
      Parameter parameter = parameters.get(n);
      buffer(variables.get(n)).read(0, vector, parameter.offset(), parameter.size());
    }
  }

  @Override
  public void close() {
    buffers.forEach(Buffer::close);
  }
}
