package dev.hearth.compute.fold;

/** A value of a program whose values are not all counted yet. */
record Slot(Source source, int number) {
  enum Source {
    /** Accumulator, k and output indices, by their value numbers. */
    SPECIAL,
    READ,
    CONSTANT,
    INSTR
  }

  static Slot special(int number) {
    return new Slot(Source.SPECIAL, number);
  }
}
