package dev.hearth.compute.plan;

import dev.hearth.compute.fold.Read;
import dev.hearth.compute.fold.Stage;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Nests that run one after the other for each row. A row is one value of the first {@code prefix}
 * output indices, which all nests share; nothing passes from row to row. With no prefix there is a
 * single nest of one index, and any range of it is a row.
 */
public record Group(List<Nest> nests, int prefix) implements Part {
  /** In instructions on one element: a millisecond or so without vectors. */
  private static final long SLICE = 1 << 20;

  public Group {
    nests = List.copyOf(nests);
  }

  /** How many rows, or elements where there is no prefix, can be shared out. */
  public int extent() {
    List<Integer> dims = nests.getFirst().dims();
    return IntStream.range(0, Math.max(1, prefix)).map(dims::get).reduce(1, Math::multiplyExact);
  }

  /** How many rows, or elements where there is no prefix, make a slice; a power of two. */
  public int rowsASlice() {
    long row = Math.max(1, nests.stream().mapToLong(n -> n.work(prefix)).sum());
    return (int) Long.highestOneBit(Math.max(1, SLICE / row));
  }

  public Stream<Stage> stages() {
    return nests.stream().flatMap(n -> n.stages().stream());
  }

  public boolean reads(int tensor) {
    return nests.stream().flatMap(Nest::reads).anyMatch(r -> touches(r, tensor));
  }

  private static boolean touches(Read read, int tensor) {
    return read.tensor() == tensor || read.gather().filter(g -> g.tensor() == tensor).isPresent();
  }
}
