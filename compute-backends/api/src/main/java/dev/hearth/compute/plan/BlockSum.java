package dev.hearth.compute.plan;

import dev.hearth.compute.fold.Affine;
import dev.hearth.compute.fold.Instr;
import dev.hearth.compute.fold.Loop;
import dev.hearth.compute.fold.Op;
import dev.hearth.compute.fold.Program;
import dev.hearth.compute.fold.Read;
import dev.hearth.compute.fold.Stage;
import dev.hearth.compute.fold.Tensor;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The stage that adds up the blocks of the stage before it, in ascending order.
 *
 * @param flushed whether each addition is flushed, or only what is stored at the end
 */
record BlockSum(Stage stage, boolean flushed) {
  static Optional<BlockSum> of(Stage stage, Stage blocks, Tensor tensor) {
    return stage
        .loop()
        .filter(loop -> new ProgramView(loop.init(), stage.dims().size()).isZero())
        .filter(loop -> allBlocks(loop, tensor.shape().getFirst()))
        .filter(loop -> new ProgramView(stage.finish(), stage.dims().size()).storesAccumulator())
        .flatMap(
            loop -> addition(new ProgramView(loop.body(), stage.dims().size()), blocks, tensor))
        .map(add -> new BlockSum(stage, add.flush()));
  }

  private static boolean allBlocks(Loop loop, int count) {
    Affine numerator = loop.trip().numerator();
    return numerator.coefficients().stream().allMatch(c -> c == 0)
        && numerator.base() == count
        && loop.trip().divisor() == 1
        && loop.trip().maximum() == count;
  }

  private static Optional<Instr> addition(ProgramView body, Stage blocks, Tensor tensor) {
    return body.result(Op.FADD)
        .filter(add -> add.a() == Program.ACCUMULATOR)
        .filter(add -> body.read(add.b()).filter(r -> inOrder(r, blocks, tensor)).isPresent());
  }

  private static boolean inOrder(Read read, Stage blocks, Tensor tensor) {
    return read.tensor() == blocks.out()
        && read.at().base() == 0
        && read.at().ofK() == tensor.stride(0)
        && IntStream.range(0, read.at().rank())
            .allMatch(d -> read.at().of(d) == tensor.stride(d + 1));
  }
}
