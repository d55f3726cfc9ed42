package dev.hearth.compute.fold;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Computes every element of one tensor: {@code out[i] = finish(acc)} after the loop, or {@code
 * finish()} alone where there is none (a map). The last output index is the one to vectorise.
 *
 * @param out the tensor written
 * @param dims its shape
 */
public record Stage(String name, int out, List<Integer> dims, Optional<Loop> loop, Program finish) {
  public static final int MAX_RANK = 6;

  public Stage {
    dims = List.copyOf(dims);
  }

  public boolean isMap() {
    return loop.isEmpty();
  }

  /** The programs in the order they run: finish, or init, body, finish. */
  public List<Program> programs() {
    return loop.map(l -> List.of(l.init(), l.body(), finish)).orElse(List.of(finish));
  }

  /** What a contract reads of it; see {@link CanonicalBytes}. */
  public byte[] canonicalBytes() {
    return CanonicalBytes.of(this);
  }

  public Stream<Read> reads() {
    return programs().stream().flatMap(p -> p.reads().stream());
  }
}
