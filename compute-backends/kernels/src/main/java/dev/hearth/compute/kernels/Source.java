package dev.hearth.compute.kernels;

/** Text of a kernel, line by line. */
final class Source {
  private final StringBuilder text = new StringBuilder();
  private final Numbers numbers;
  private int depth;
  private int names;

  Source(Numbers numbers) {
    this.numbers = numbers;
  }

  Numbers numbers() {
    return numbers;
  }

  Source line(String format, Object... arguments) {
    String line = arguments.length == 0 ? format : format.formatted(arguments);
    text.repeat(' ', 2 * depth).append(line).append('\n');
    return this;
  }

  /** A line that ends in an opening brace; what follows is inside until {@link #close}. */
  Source open(String format, Object... arguments) {
    line(format + " {", arguments);
    depth++;
    return this;
  }

  Source close() {
    depth--;
    return line("}");
  }

  /** A name that no other variable of the kernel has. */
  String fresh(String prefix) {
    return prefix + "_" + names++;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
