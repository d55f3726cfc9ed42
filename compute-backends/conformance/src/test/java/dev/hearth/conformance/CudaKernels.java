package dev.hearth.conformance;

import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.kernels.Ahead;
import dev.hearth.compute.kernels.KernelPlan;
import dev.hearth.compute.kernels.KernelShape;
import dev.hearth.compute.kernels.Prelude;
import dev.hearth.compute.op.Add;
import dev.hearth.compute.op.Attention;
import dev.hearth.compute.op.Batches;
import dev.hearth.compute.op.Bias;
import dev.hearth.compute.op.CrossEntropy;
import dev.hearth.compute.op.Gelu;
import dev.hearth.compute.op.Gemm;
import dev.hearth.compute.op.LayerNorm;
import dev.hearth.compute.op.Outer;
import dev.hearth.protocol.Hyperparameters;
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
  private static final int[] ROWS = {32, 512, 1024, 2048, 4096, 8192, 16_384};

  /** Sides of products: a few small tiles, whose blocks are made apart, many, and large ones. */
  private static final int[] SIDES = {64, 384, 512, 2048};

  /** One block, several, so many that even small products have large tiles for each. */
  private static final int[] DEPTHS = {256, 512, 4096};

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
    return Stream.of(suite, around, presets(), rows(), products()).flatMap(s -> s);
  }

  /** Every way that a model of any size multiplies, alone and joined with what follows. */
  private static Stream<Operator> products() {
    return IntStream.of(SIDES)
        .boxed()
        .flatMap(side -> IntStream.of(DEPTHS).boxed().flatMap(depth -> products(side, depth)));
  }

  private static Stream<Operator> products(int side, int depth) {
    int size = side * side;
    Operator biased = Joint.of(Gemm.nn(side, side, depth), Bias.forward(side, side), "x");
    Operator nt = Gemm.nt(side, side, depth);
    Operator tn = Gemm.tn(side, side, depth);
    return Stream.of(
        Gemm.nn(side, side, depth),
        nt,
        tn,
        biased,
        Joint.of(biased, Gelu.forward(size), "x"),
        Joint.kept(biased, Gelu.forward(size), "x"),
        Joint.of(biased, Add.of(size), "b"),
        Joint.of(nt, Gelu.gradient(size), "dy"),
        Joint.of(tn, Add.of(size), "b"));
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
                    Attention.gradient(1, n, 2, 64),
                    Attention.forward(1, n, 2, 128),
                    Attention.gradient(1, n, 2, 128)));
  }

  private static Stream<Operator> presets() {
    return Stream.of(Preset.values())
        .flatMap(p -> IntStream.of(VOCABULARIES).boxed().flatMap(v -> operators(p, p.shape(v))));
  }

  private static Stream<Operator> operators(Preset preset, ModelShape shape) {
    return operators(preset.hyperparameters(), shape);
  }

  /** Of a model's training, evaluation and sampling, joined as a card joins them. */
  static Stream<Operator> operators(Hyperparameters hyperparameters, ModelShape shape) {
    int batch = hyperparameters.microBatch();
    Stream<Instruction> instructions =
        Stream.of(
                StepProgram.of(shape, hyperparameters, Activations.KEPT).program(),
                StepProgram.of(shape, hyperparameters, Activations.RECOMPUTED).program(),
                ForwardProgram.loss(shape, batch).program(),
                ForwardProgram.logits(shape).program())
            .map(program -> JoinedProgram.of(program).program())
            .flatMap(program -> program.instructions().stream());
    return Stream.concat(
        instructions.map(Instruction::operator), Stream.of(Batches.draw(hyperparameters.batch())));
  }
}
