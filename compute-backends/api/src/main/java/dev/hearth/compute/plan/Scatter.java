package dev.hearth.compute.plan;

import dev.hearth.compute.fold.Affine;
import dev.hearth.compute.fold.Instr;
import dev.hearth.compute.fold.Loop;
import dev.hearth.compute.fold.Op;
import dev.hearth.compute.fold.Program;
import dev.hearth.compute.fold.Read;
import dev.hearth.compute.fold.Stage;
import java.util.Optional;

/**
 * The gradient of an embedding: {@code out[row] = sum over k of x[k] where label[k] = row}. One
 * walk over the positions in ascending order may add to each element what the definition adds, in
 * its order, and leave out only what it leaves out.
 *
 * @param labels the tensor of a row's number for each k
 * @param x the tensor of rows to add
 * @param terms how many k there are
 */
public record Scatter(int labels, int x, int out, int terms, int rows, int width) implements Part {
  /** The stage as a scatter, if it is one. */
  static Optional<Scatter> of(Stage stage) {
    if (stage.dims().size() != 2 || stage.isMap()) {
      return Optional.empty();
    }
    Loop loop = stage.loop().orElseThrow();
    ProgramView body = new ProgramView(loop.body(), 2);
    boolean plain =
        new ProgramView(loop.init(), 2).isZero()
            && new ProgramView(stage.finish(), 2).storesAccumulator()
            && isConstant(loop);
    return body.result(Op.SEL)
        .filter(choice -> plain && choice.c() == Program.ACCUMULATOR)
        .flatMap(choice -> of(body, choice, stage));
  }

  private static boolean isConstant(Loop loop) {
    Affine numerator = loop.trip().numerator();
    return numerator.coefficients().stream().allMatch(c -> c == 0)
        && numerator.base() == loop.trip().maximum()
        && loop.trip().divisor() == 1;
  }

  private static Optional<Scatter> of(ProgramView body, Instr choice, Stage stage) {
    int width = stage.dims().get(1);
    return labels(body, choice.a())
        .flatMap(
            labels ->
                added(body, choice.b(), width)
                    .map(
                        x ->
                            new Scatter(
                                labels.tensor(),
                                x.tensor(),
                                stage.out(),
                                stage.loop().orElseThrow().trip().maximum(),
                                stage.dims().getFirst(),
                                width)));
  }

  private static Optional<Read> labels(ProgramView body, int condition) {
    return body.instr(condition, Op.IEQ)
        .filter(equal -> equal.b() == Program.FIRST_INDEX)
        .flatMap(equal -> body.read(equal.a()))
        .filter(r -> is(r.at(), 0, 0, 1));
  }

  private static Optional<Read> added(ProgramView body, int sum, int width) {
    return body.instr(sum, Op.FADD)
        .filter(add -> add.a() == Program.ACCUMULATOR && !add.flush())
        .flatMap(add -> body.read(add.b()))
        .filter(r -> is(r.at(), 0, 1, width));
  }

  private static boolean is(Affine at, long row, long column, long k) {
    return at.base() == 0 && at.of(0) == row && at.of(1) == column && at.ofK() == k;
  }
}
