package dev.hearth.compute.plan;

import dev.hearth.compute.fold.Affine;
import dev.hearth.compute.fold.Instr;
import dev.hearth.compute.fold.Op;
import dev.hearth.compute.fold.Program;
import dev.hearth.compute.fold.Read;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.LongStream;

/** Looks at a program value by value, to recognise what a hand-written step can do. */
public record ProgramView(Program program, int rank) {
  /** The instruction that makes value {@code v}, if it is {@code op}. */
  public Optional<Instr> instr(int v, Op op) {
    return v >= program.firstInstr()
        ? Optional.of(program.code().get(v - program.firstInstr())).filter(i -> i.op() == op)
        : Optional.empty();
  }

  public Optional<Instr> result(Op op) {
    return instr(program.result(), op);
  }

  /** The read that is value {@code v}, without gather. */
  public Optional<Read> read(int v) {
    return v >= Program.FIRST_READ && v < program.firstConstant()
        ? Optional.of(program.reads().get(v - Program.FIRST_READ)).filter(r -> r.gather().isEmpty())
        : Optional.empty();
  }

  public OptionalDouble constant(int v) {
    return isConstant(v)
        ? OptionalDouble.of(Float.intBitsToFloat(word(v)))
        : OptionalDouble.empty();
  }

  /** Whether the program is nothing but +0. */
  public boolean isZero() {
    return isConstant(program.result()) && word(program.result()) == 0;
  }

  /** Whether the program only stores its accumulator. */
  public boolean storesAccumulator() {
    return result(Op.CANON)
        .filter(i -> i.a() == Program.ACCUMULATOR)
        .filter(i -> constant(i.b()).orElse(0) == Op.TINY)
        .isPresent();
  }

  /** An integer value as a sum of indices, if it is one. */
  public Optional<Affine> affine(int v) {
    if (isConstant(v)) {
      return Optional.of(new Affine(word(v), zeros()));
    }
    if (v == Program.K) {
      return Optional.of(variable(rank));
    }
    if (v >= Program.FIRST_INDEX && v < Program.FIRST_INDEX + rank) {
      return Optional.of(variable(v - Program.FIRST_INDEX));
    }
    return instr(v, Op.IADD).flatMap(this::sum).or(() -> instr(v, Op.IMUL).flatMap(this::product));
  }

  /** {@code a + factor * b}. */
  public static Affine combine(Affine a, Affine b, long factor) {
    return new Affine(
        a.base() + factor * b.base(),
        LongStream.range(0, a.coefficients().size())
            .mapToObj(d -> a.of((int) d) + factor * b.of((int) d))
            .toList());
  }

  private Optional<Affine> sum(Instr add) {
    return affine(add.a()).flatMap(a -> affine(add.b()).map(b -> combine(a, b, 1)));
  }

  private Optional<Affine> product(Instr multiply) {
    return isConstant(multiply.b())
        ? affine(multiply.a()).map(a -> combine(new Affine(0, zeros()), a, word(multiply.b())))
        : Optional.empty();
  }

  private boolean isConstant(int v) {
    return v >= program.firstConstant() && v < program.firstInstr();
  }

  private int word(int v) {
    return program.constants().get(v - program.firstConstant());
  }

  private Affine variable(int d) {
    Long[] coefficients = zeros().toArray(Long[]::new);
    coefficients[d] = 1L;
    return new Affine(0, Arrays.asList(coefficients));
  }

  private List<Long> zeros() {
    return Collections.nCopies(rank + 1, 0L);
  }
}
