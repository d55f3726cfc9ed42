package dev.hearth.compute.cpu.embedding;

import dev.hearth.compute.cpu.exec.Memory;
import dev.hearth.compute.cpu.exec.ProgramView;
import dev.hearth.compute.cpu.exec.Step;
import dev.hearth.compute.cpu.exec.Workers;
import dev.hearth.compute.fold.Affine;
import dev.hearth.compute.fold.Instr;
import dev.hearth.compute.fold.Loop;
import dev.hearth.compute.fold.Op;
import dev.hearth.compute.fold.Program;
import dev.hearth.compute.fold.Read;
import dev.hearth.compute.fold.Stage;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;

/**
 * The gradient of an embedding: {@code out[row] = sum over k of x[k] where label[k] = row}. One
 * walk over the positions in ascending order adds to each element what the definition adds, in its
 * order, and leaves out only what it leaves out.
 *
 * @param labels the tensor of a row's number for each k
 * @param x the tensor of rows to add
 */
public record ScatterStep(
    int labels, int x, int out, int terms, int rows, int width, Workers workers) implements Step {

  /** The step for the stage, if it is such a sum. */
  public static Optional<ScatterStep> of(Stage stage, Workers workers) {
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
        .flatMap(choice -> of(body, choice, stage, workers));
  }

  @Override
  public Set<Integer> tensors() {
    return Set.of(labels, x, out);
  }

  @Override
  public void run(Memory memory) {
    int share = Math.ceilDiv(width, workers.count());
    workers.run(
        Math.ceilDiv(width, share),
        (t, worker) -> columns(memory, t * share, Math.min(width, (t + 1) * share)));
  }

  private static boolean isConstant(Loop loop) {
    Affine numerator = loop.trip().numerator();
    return numerator.coefficients().stream().allMatch(c -> c == 0)
        && numerator.base() == loop.trip().maximum()
        && loop.trip().divisor() == 1;
  }

  private static Optional<ScatterStep> of(
      ProgramView body, Instr choice, Stage stage, Workers workers) {
    int terms = stage.loop().orElseThrow().trip().maximum();
    int width = stage.dims().get(1);
    Optional<Read> labels =
        body.instr(choice.a(), Op.IEQ)
            .filter(equal -> equal.b() == Program.FIRST_INDEX)
            .flatMap(equal -> body.read(equal.a()))
            .filter(r -> is(r.at(), 0, 0, 1));
    Optional<Read> x =
        body.instr(choice.b(), Op.FADD)
            .filter(add -> add.a() == Program.ACCUMULATOR && !add.flush())
            .flatMap(add -> body.read(add.b()))
            .filter(r -> is(r.at(), 0, 1, width));
    return labels.flatMap(
        l ->
            x.map(
                r ->
                    new ScatterStep(
                        l.tensor(),
                        r.tensor(),
                        stage.out(),
                        terms,
                        stage.dims().getFirst(),
                        width,
                        workers)));
  }

  private static boolean is(Affine at, long row, long column, long k) {
    return at.base() == 0 && at.of(0) == row && at.of(1) == column && at.ofK() == k;
  }

  private void columns(Memory memory, int from, int to) {
    float[] sums = memory.floats(out);
    for (int row = 0; row < rows; row++) {
      Arrays.fill(sums, row * width + from, row * width + to, 0f);
    }
    int[] label = memory.ints(labels);
    for (int k = 0; k < terms; k++) {
      if (label[k] >= 0 && label[k] < rows) {
        add(memory.floats(x), k * width, sums, label[k] * width, from, to);
      }
    }
    for (int row = 0; row < rows; row++) {
      canonical(sums, row * width + from, row * width + to);
    }
  }

  private static void add(float[] x, int at, float[] sums, int row, int from, int to) {
    for (int j = from; j < to; j++) {
      sums[row + j] += x[at + j];
    }
  }

  private static void canonical(float[] sums, int from, int to) {
    for (int j = from; j < to; j++) {
      sums[j] = Math.abs(sums[j]) < Op.TINY ? 0f : sums[j];
    }
  }
}
