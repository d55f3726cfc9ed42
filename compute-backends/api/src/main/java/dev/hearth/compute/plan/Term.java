package dev.hearth.compute.plan;

import dev.hearth.compute.fold.Affine;
import dev.hearth.compute.fold.Instr;
import dev.hearth.compute.fold.Op;
import dev.hearth.compute.fold.Program;
import dev.hearth.compute.fold.Read;
import java.util.Optional;

/**
 * What a loop adds for each k: {@code fma(canonical(a), canonical(b), acc)}, from {@code k >=
 * start} on where there is a start.
 */
public record Term(Factor a, Factor b, Optional<Affine> start) {
  /** A read that counts as +0 below the threshold. */
  public record Factor(Read read, float threshold) {}

  public static Optional<Term> of(ProgramView body) {
    int result = body.program().result();
    Optional<Instr> choice = body.instr(result, Op.SEL);
    if (choice.isEmpty()) {
      return product(body, result, Optional.empty());
    }
    return choice
        .filter(c -> c.b() == Program.ACCUMULATOR)
        .flatMap(c -> start(body, c.a()).flatMap(s -> product(body, c.c(), Optional.of(s))));
  }

  public Term swapped() {
    return new Term(b, a, start);
  }

  private static Optional<Term> product(ProgramView body, int value, Optional<Affine> start) {
    return body.instr(value, Op.FMA)
        .filter(fma -> !fma.flush() && fma.c() == Program.ACCUMULATOR)
        .flatMap(
            fma ->
                factor(body, fma.a())
                    .flatMap(a -> factor(body, fma.b()).map(b -> new Term(a, b, start))));
  }

  private static Optional<Factor> factor(ProgramView body, int value) {
    return body.instr(value, Op.CANON)
        .filter(canon -> body.constant(canon.b()).isPresent())
        .flatMap(
            canon ->
                body.read(canon.a())
                    .map(r -> new Factor(r, (float) body.constant(canon.b()).getAsDouble())));
  }

  /** From {@code left < right}, where left grows with k: k is too small until right - left + k. */
  private static Optional<Affine> start(ProgramView body, int condition) {
    return body.instr(condition, Op.ILT)
        .flatMap(
            less ->
                body.affine(less.a())
                    .filter(left -> left.ofK() == 1)
                    .flatMap(
                        left ->
                            body.affine(less.b())
                                .filter(right -> right.ofK() == 0)
                                .map(right -> ProgramView.combine(right, left, -1))));
  }
}
