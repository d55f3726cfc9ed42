package dev.hearth.compute.cpu.gemm;

import dev.hearth.compute.cpu.exec.Memory;
import dev.hearth.compute.cpu.exec.Step;
import dev.hearth.compute.fold.Op;
import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Role;
import dev.hearth.compute.fold.Stage;
import dev.hearth.compute.fold.Tensor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One stage, or a stage of blocks and the sum of its blocks, done as matrix products. Many matrices
 * are shared out whole, few are each worked on together.
 */
public final class ContractionStep implements Step {
  /**
   * Blocks of k between two visits to C: the more, the less traffic; the fewer, the more rows of A
   * stay in the cache.
   */
  private static final int BLOCKS_A_PASS = 3;

  private final Contraction contraction;
  private final Batch batch;
  private final List<Batch.Matrix> matrices;
  private final int out;
  private final boolean flushed;
  private final Multiplier multiplier;

  private ContractionStep(
      Contraction contraction, Batch batch, int out, boolean flushed, Multiplier multiplier) {
    this.contraction = contraction;
    this.batch = batch;
    this.matrices = batch.matrices();
    this.out = out;
    this.flushed = flushed;
    this.multiplier = multiplier;
  }

  /** The step for the stages from number {@code first} on, if they are a product. */
  public static Optional<ContractionStep> of(Operator operator, int first, Multiplier multiplier) {
    return Contraction.of(operator.stages().get(first))
        .flatMap(
            c -> blocked(operator, first, c, multiplier).or(() -> whole(operator, c, multiplier)))
        .filter(step -> step.batch.inside(operator.tensors()));
  }

  /** How many stages it stands for. */
  public int stages() {
    return batch.blocked() ? 2 : 1;
  }

  @Override
  public Set<Integer> tensors() {
    Term term = contraction.term();
    return Stream.of(term.a().read().tensor(), term.b().read().tensor(), out)
        .collect(Collectors.toSet());
  }

  @Override
  public void run(Memory memory) {
    if (matrices.size() >= multiplier.workers().count()) {
      multiplier
          .workers()
          .run(matrices.size(), (m, worker) -> alone(matrices.get(m), memory, worker));
    } else {
      matrices.forEach(m -> together(m, memory));
    }
  }

  private static Optional<ContractionStep> blocked(
      Operator operator, int first, Contraction c, Multiplier multiplier) {
    int parts = c.stage().out();
    Tensor blocks = operator.tensors().get(parts);
    if (first + 1 == operator.stages().size()
        || c.scale() != 1
        || c.row() == 0
        || blocks.role() != Role.VIRTUAL
        || readers(operator, parts) != 1) {
      return Optional.empty();
    }
    Stage next = operator.stages().get(first + 1);
    return BlockSum.of(next, c.stage(), blocks)
        .map(
            sum -> {
              Batch batch = new Batch(c, operator.tensors().get(next.out()), true);
              return new ContractionStep(c, batch, next.out(), sum.flushed(), multiplier);
            });
  }

  private static Optional<ContractionStep> whole(
      Operator operator, Contraction c, Multiplier multiplier) {
    int out = c.stage().out();
    Batch batch = new Batch(c, operator.tensors().get(out), false);
    return Optional.of(new ContractionStep(c, batch, out, false, multiplier));
  }

  private static long readers(Operator operator, int tensor) {
    return operator.stages().stream()
        .filter(s -> s.reads().anyMatch(r -> r.tensor() == tensor))
        .count();
  }

  private void alone(Batch.Matrix matrix, Memory memory, int worker) {
    int blocks = matrix.pieces().size();
    for (int from = 0; from < blocks; from += BLOCKS_A_PASS) {
      multiplier.alone(product(matrix, from, memory), worker);
    }
  }

  private void together(Batch.Matrix matrix, Memory memory) {
    int blocks = matrix.pieces().size();
    for (int from = 0; from < blocks; from += BLOCKS_A_PASS) {
      multiplier.together(product(matrix, from, memory));
    }
  }

  private Product product(Batch.Matrix matrix, int from, Memory memory) {
    int blocks = matrix.pieces().size();
    int to = Math.min(blocks, from + BLOCKS_A_PASS);
    return new Product(
        operand(contraction.term().a(), contraction.row(), memory),
        operand(contraction.term().b(), contraction.last(), memory),
        memory.floats(out),
        matrix.cAt(),
        batch.cRow(),
        contraction.dims().get(contraction.row()),
        contraction.dims().getLast(),
        matrix.pieces().subList(from, to),
        from == 0,
        finish(to == blocks));
  }

  private static Operand operand(Term.Factor factor, int across, Memory memory) {
    return new Operand(
        memory.floats(factor.read().tensor()),
        (int) factor.read().at().of(across),
        (int) factor.read().at().ofK(),
        factor.threshold());
  }

  private Finish finish(boolean last) {
    return new Finish(flushed ? Op.TINY : 0f, last ? Op.TINY : 0f, contraction.scale());
  }
}
