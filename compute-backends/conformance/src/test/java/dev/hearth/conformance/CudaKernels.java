package dev.hearth.conformance;

import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.kernels.Ahead;
import dev.hearth.compute.kernels.KernelPlan;
import dev.hearth.compute.kernels.KernelShape;
import dev.hearth.compute.kernels.Prelude;
import dev.hearth.compute.op.Attention;
import dev.hearth.compute.op.Batches;
import dev.hearth.compute.op.CrossEntropy;
import dev.hearth.compute.op.LayerNorm;
import dev.hearth.compute.op.Outer;
import dev.hearth.protocol.ModelShape;
import dev.hearth.training.Preset;
import dev.hearth.training.program.Activations;
import dev.hearth.training.program.ForwardProgram;
import dev.hearth.training.program.Instruction;
import dev.hearth.training.program.JoinedProgram;
import dev.hearth.training.program.StepProgram;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The kernels that a card needs for the suite and for every preset, each text once. */
final class CudaKernels {
  /** Characters, bytes, and words as GPT-2 counts them. */
  private static final int[] VOCABULARIES = {65, 256, 50_257};

  /** Rows of up to so many elements have a kernel each; longer ones have one more. */
  private static final int[] ROWS = {512, 1024, 2048, 4096, 8192, 16_384};

  private CudaKernels() {}

  /** By id. */
  static Map<String, Ahead> all() {
    Map<String, Ahead> kernels = new TreeMap<>();
    operators()
        .distinct()
        .flatMap(operator -> of(operator).stream())
        .forEach(kernel -> kernels.put(kernel.id(), kernel));
    return kernels;
  }

  static List<Ahead> of(Operator operator) {
    KernelPlan plan = KernelPlan.of(operator, KernelShape.AHEAD);
    return Ahead.of(plan, Prelude.CUDA, KernelShape.AHEAD);
  }

  private static Stream<Operator> operators() {
    Stream<Operator> suite = Families.ALL.stream().flatMap(f -> f.operators().stream());
    Stream<Operator> around = Stream.of(Outer.update(1 << 20), Outer.nesterov(1 << 20, 4));
    return Stream.of(suite, around, presets(), rows()).flatMap(s -> s);
  }

  /** What depends on how long its rows are, for models of any size. */
  private static Stream<Operator> rows() {
    return IntStream.of(ROWS)
        .boxed()
        .flatMap(
            n ->
                Stream.of(
                    LayerNorm.forward(8, n),
                    LayerNorm.gradient(8, n),
                    CrossEntropy.forward(8, n),
                    Attention.forward(1, n, 2, 64),
                    Attention.gradient(1, n, 2, 64)));
  }

  private static Stream<Operator> presets() {
    return Stream.of(Preset.values())
        .flatMap(p -> IntStream.of(VOCABULARIES).boxed().flatMap(v -> operators(p, p.shape(v))));
  }

  private static Stream<Operator> operators(Preset preset, ModelShape shape) {
    int batch = preset.hyperparameters().batch();
    Stream<Instruction> instructions =
        Stream.of(
                StepProgram.of(shape, preset.hyperparameters(), Activations.KEPT).program(),
                StepProgram.of(shape, preset.hyperparameters(), Activations.RECOMPUTED).program(),
                ForwardProgram.loss(shape, batch).program(),
                ForwardProgram.logits(shape).program())
            .map(program -> JoinedProgram.of(program).program())
            .flatMap(program -> program.instructions().stream());
    return Stream.concat(instructions.map(Instruction::operator), Stream.of(Batches.draw(batch)));
  }
}
