package dev.hearth.compute.plan;

import dev.hearth.compute.fold.Affine;
import dev.hearth.compute.fold.Instr;
import dev.hearth.compute.fold.Loop;
import dev.hearth.compute.fold.Op;
import dev.hearth.compute.fold.Program;
import dev.hearth.compute.fold.Stage;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A stage that is a matrix product, told by its programs alone: a fold of {@link Term}s from +0
 * whose first factor moves along a row index and whose second moves along the last. The indices
 * left over number the matrices of a batch, and blocks of k where a sum over blocks follows.
 *
 * @param row the output index of the rows of A
 * @param scale multiplies the finished sum; 1 leaves it alone
 */
public record Contraction(Stage stage, Term term, int row, float scale) {
  public static Optional<Contraction> of(Stage stage) {
    return stage
        .loop()
        .filter(loop -> view(stage, loop.init()).isZero())
        .flatMap(loop -> Term.of(view(stage, loop.body())))
        .flatMap(
            term ->
                scale(view(stage, stage.finish())).flatMap(scale -> oriented(stage, term, scale)));
  }

  public Loop loop() {
    return stage.loop().orElseThrow();
  }

  public List<Integer> dims() {
    return stage.dims();
  }

  public int last() {
    return dims().size() - 1;
  }

  private static ProgramView view(Stage stage, Program program) {
    return new ProgramView(program, stage.dims().size());
  }

  private static Optional<Float> scale(ProgramView finish) {
    return finish.storesAccumulator() ? Optional.of(1f) : factor(finish);
  }

  private static Optional<Float> factor(ProgramView finish) {
    return finish
        .result(Op.FMUL)
        .filter(Instr::flush)
        .filter(mul -> mul.a() == Program.ACCUMULATOR && finish.constant(mul.b()).isPresent())
        .map(mul -> (float) finish.constant(mul.b()).getAsDouble());
  }

  private static Optional<Contraction> oriented(Stage stage, Term term, float scale) {
    int last = stage.dims().size() - 1;
    Term turned = term.a().read().at().of(last) == 0 ? term : term.swapped();
    Affine a = turned.a().read().at();
    Affine b = turned.b().read().at();
    if (a.of(last) != 0
        || b.of(last) == 0
        || turned.start().filter(s -> s.of(last) != 0).isPresent()) {
      return Optional.empty();
    }
    return IntStream.range(0, last)
        .filter(d -> a.of(d) != 0 && b.of(d) == 0)
        .boxed()
        .max((x, y) -> Integer.compare(stage.dims().get(x), stage.dims().get(y)))
        .map(row -> new Contraction(stage, turned, row, scale))
        .filter(c -> c.startOrTripIsOfRows());
  }

  /** The tiles cannot do both a start and a trip that depends on the column. */
  private boolean startOrTripIsOfRows() {
    return term.start().isEmpty() || loop().trip().numerator().of(last()) == 0;
  }
}
