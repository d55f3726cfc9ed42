package dev.hearth.compute.fold;

/** Finds the word of one read: the address at k = 0 once an element, then a step a k. */
final class ReadInterpreter {
  private final int tensor;
  private final Walk at;
  private final Gather gather;
  private final Walk gatherAt;

  ReadInterpreter(Read read) {
    this.tensor = read.tensor();
    this.at = new Walk(read.at());
    this.gather = read.gather().orElse(null);
    this.gatherAt = read.gather().map(g -> new Walk(g.at())).orElse(null);
  }

  void enter(int[] index) {
    at.enter(index);
    if (gather != null) {
      gatherAt.enter(index);
    }
  }

  int word(int k, int[][] memory) {
    long address = at.address(k);
    if (gather != null) {
      long chosen = Integer.toUnsignedLong(memory[gather.tensor()][(int) gatherAt.address(k)]);
      address += gather.scale() * Math.min(chosen, gather.limit() - 1L);
    }
    return memory[tensor][(int) address];
  }

  /** Asks for the word that is gathered by first. */
  int word(int k, Operations.Words memory) {
    long address = at.address(k);
    if (gather != null) {
      long chosen = Integer.toUnsignedLong(memory.at(gather.tensor(), gatherAt.address(k)));
      address += gather.scale() * Math.min(chosen, gather.limit() - 1L);
    }
    return memory.at(tensor, address);
  }

  private static final class Walk {
    private final long base;
    private final long[] coefficients;
    private final long step;
    private long start;

    Walk(Affine affine) {
      this.base = affine.base();
      this.coefficients = affine.coefficients().stream().mapToLong(Long::longValue).toArray();
      this.step = affine.ofK();
    }

    void enter(int[] index) {
      start = base;
      for (int d = 0; d < index.length; d++) {
        start += coefficients[d] * index[d];
      }
    }

    long address(int k) {
      return start + step * k;
    }
  }
}
