package dev.hearth.verifier.dispute;

/** A part of a sequence, [begin, end), and how it is listed: in at most 256 groups of one size. */
record Span(long begin, long end) {
  static final int MOST = 256;

  static Span of(long count) {
    return new Span(0, count);
  }

  long length() {
    return end - begin;
  }

  /** How many values list it. */
  int count() {
    return Math.toIntExact(Math.ceilDiv(length(), size()));
  }

  /** What value {@code index} stands for. */
  Span group(int index) {
    long from = begin + index * size();
    return new Span(from, Math.min(from + size(), end));
  }

  private long size() {
    return Math.ceilDiv(length(), MOST);
  }
}
