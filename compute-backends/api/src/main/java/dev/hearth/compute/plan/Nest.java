package dev.hearth.compute.plan;

import dev.hearth.compute.fold.Instr;
import dev.hearth.compute.fold.Kind;
import dev.hearth.compute.fold.Loop;
import dev.hearth.compute.fold.Op;
import dev.hearth.compute.fold.Program;
import dev.hearth.compute.fold.Read;
import dev.hearth.compute.fold.Stage;
import dev.hearth.compute.fold.Tensor;
import dev.hearth.compute.fold.Type;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** One loop nest: a fold, or maps of equal shape fused into one loop. */
public record Nest(List<Stage> stages) {
  public Nest {
    stages = List.copyOf(stages);
  }

  public List<Integer> dims() {
    return stages.getFirst().dims();
  }

  public int rank() {
    return dims().size();
  }

  public int last() {
    return rank() - 1;
  }

  public Optional<Loop> loop() {
    return stages.getFirst().loop();
  }

  public Stream<Program> programs() {
    return stages.stream().flatMap(s -> s.programs().stream());
  }

  public Stream<Read> reads() {
    return stages.stream().flatMap(Stage::reads);
  }

  public int instructions() {
    return programs().mapToInt(p -> p.code().size()).sum();
  }

  /**
   * At most so many instructions on one element for one row of the first {@code prefix} indices.
   */
  public long work(int prefix) {
    long elements =
        dims().subList(Math.max(1, prefix), rank()).stream()
            .mapToLong(Integer::longValue)
            .reduce(1, (a, b) -> a * b);
    long turns = loop().map(l -> (long) l.trip().maximum()).orElse(1L);
    return elements * Math.max(1, turns) * (instructions() + reads().count());
  }

  /** Whether neighbours along the last index read neighbours, or the same elements. */
  public boolean readsNeighbours() {
    return reads().allMatch(this::ofNeighbours);
  }

  /** Whether neighbours along the last index can share a vector of floats. */
  public boolean vectorisable(List<Tensor> tensors) {
    return readsNeighbours()
        && stages.stream().allMatch(s -> tensors.get(s.out()).type() == Type.F32)
        && programs().allMatch(p -> p.kinds().get(Program.ACCUMULATOR) == Kind.FLOAT)
        && programs().flatMap(p -> p.code().stream()).noneMatch(Nest::scalarOnly);
  }

  /** The Vector API has no high word of an unsigned product. */
  private static boolean scalarOnly(Instr instr) {
    return instr.op() == Op.UMULHI;
  }

  private boolean ofNeighbours(Read read) {
    long stride = read.at().of(last());
    return (stride == 0 || stride == 1)
        && read.gather().map(g -> g.at().of(last()) == 0).orElse(true);
  }
}
