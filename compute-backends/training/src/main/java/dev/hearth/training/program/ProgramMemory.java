package dev.hearth.training.program;

import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.ModelShape;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a step's program takes, in bytes.
 *
 * @param device the buffers as {@link BufferPlan} lays them out, and what kernels hold in between,
 *     one after the other in the same place where their sizes are equal
 * @param packed for a processor's products, besides
 */
public record ProgramMemory(long device, long packed) {
  /**
   * From here on every block adds the same; before, buffers of equal size may happen to be free.
   */
  private static final int LAYERS = 6;

  /** What no device holds needs no closer look. */
  private static final long MOST = 1L << 40;

  /** Throws ArithmeticException where a tensor has more elements than an int can count. */
  public static ProgramMemory of(ModelShape shape, Hyperparameters how, Activations activations) {
    if (shape.layers() <= LAYERS) {
      return exact(shape, how, activations);
    }
    ProgramMemory few = exact(withLayers(shape, LAYERS), how, activations);
    long less = exact(withLayers(shape, LAYERS - 1), how, activations).device;
    long more = Math.multiplyExact(shape.layers() - LAYERS, few.device - less);
    return new ProgramMemory(Math.addExact(few.device, more), few.packed);
  }

  static ProgramMemory exact(ModelShape shape, Hyperparameters how, Activations activations) {
    Program program = StepProgram.of(shape, how, activations).program();
    program.variables().forEach(variable -> Math.toIntExact(variable.size()));
    long buffers = new BufferPlan(program).bytes();
    return buffers > MOST ? new ProgramMemory(buffers, 0) : withKernels(buffers, program);
  }

  private static ProgramMemory withKernels(long buffers, Program program) {
    Set<KernelMemory> kernels =
        program.instructions().stream()
            .map(Instruction::operator)
            .distinct()
            .map(KernelMemory::of)
            .collect(Collectors.toSet());
    long packed = kernels.stream().mapToLong(KernelMemory::packed).max().orElse(0);
    return new ProgramMemory(Math.addExact(buffers, whole(kernels)), packed);
  }

  private static long whole(Set<KernelMemory> kernels) {
    Map<BufferPlan.Need, Long> most = new HashMap<>();
    kernels.forEach(
        kernel -> counted(kernel).forEach((need, count) -> most.merge(need, count, Math::max)));
    return most.entrySet().stream()
        .mapToLong(e -> Math.multiplyExact(e.getKey().size() * Float.BYTES, e.getValue()))
        .reduce(0, Math::addExact);
  }

  private static Map<BufferPlan.Need, Long> counted(KernelMemory kernel) {
    return kernel.whole().stream()
        .collect(
            Collectors.groupingBy(
                tensor -> new BufferPlan.Need(tensor.type(), tensor.size()),
                Collectors.counting()));
  }

  private static ModelShape withLayers(ModelShape shape, int layers) {
    return new ModelShape(
        layers, shape.width(), shape.heads(), shape.context(), shape.vocabulary());
  }
}
