package dev.hearth.compute.cpu.gemm;

import dev.hearth.compute.cpu.exec.Memory;
import dev.hearth.compute.cpu.exec.Step;
import dev.hearth.compute.fold.Op;
import dev.hearth.compute.plan.Batch;
import dev.hearth.compute.plan.Contraction;
import dev.hearth.compute.plan.Multiplication;
import dev.hearth.compute.plan.Term;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Matrix products. Many are shared out whole, few are each worked on together. */
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

  public ContractionStep(Multiplication product, Multiplier multiplier) {
    this.contraction = product.contraction();
    this.batch = product.batch();
    this.matrices = batch.matrices();
    this.out = product.out();
    this.flushed = product.flushed();
    this.multiplier = multiplier;
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
