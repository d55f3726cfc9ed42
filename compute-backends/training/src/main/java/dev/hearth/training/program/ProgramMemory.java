package dev.hearth.training.program;

import dev.hearth.compute.fold.Role;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.ModelShape;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a step's program takes on a device, in bytes: the buffers as {@link BufferPlan} lays them
 * out, and at most what its kernels hold in between. That is every virtual tensor whole, one after
 * the other in the same place only where their sizes are equal; a device that sums in registers
 * takes less.
 */
public final class ProgramMemory {
  /**
   * From here on every block adds the same; before, buffers of equal size may happen to be free.
   */
  private static final int LAYERS = 6;

  private ProgramMemory() {}

  /** Throws ArithmeticException where a tensor has more elements than an int can count. */
  public static long bytes(ModelShape shape, Hyperparameters how, Activations activations) {
    if (shape.layers() <= LAYERS) {
      return exact(shape, how, activations);
    }
    long few = exact(withLayers(shape, LAYERS), how, activations);
    long block = few - exact(withLayers(shape, LAYERS - 1), how, activations);
    return Math.addExact(few, Math.multiplyExact(shape.layers() - LAYERS, block));
  }

  static long exact(ModelShape shape, Hyperparameters how, Activations activations) {
    Program program = StepProgram.of(shape, how, activations).program();
    program.variables().forEach(variable -> Math.toIntExact(variable.size()));
    return Math.addExact(new BufferPlan(program).bytes(), scratch(program));
  }

  private static long scratch(Program program) {
    Map<BufferPlan.Need, Long> most = new HashMap<>();
    for (Instruction instruction : program.instructions()) {
      virtuals(instruction).forEach((need, count) -> most.merge(need, count, Math::max));
    }
    return most.entrySet().stream()
        .mapToLong(e -> Math.multiplyExact(e.getKey().size() * Float.BYTES, e.getValue()))
        .reduce(0, Math::addExact);
  }

  private static Map<BufferPlan.Need, Long> virtuals(Instruction instruction) {
    return instruction.operator().tensors().stream()
        .filter(tensor -> tensor.role() == Role.VIRTUAL)
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
