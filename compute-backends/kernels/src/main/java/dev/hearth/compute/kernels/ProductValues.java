package dev.hearth.compute.kernels;

import dev.hearth.compute.fold.Affine;
import dev.hearth.compute.fold.Trip;
import dev.hearth.compute.plan.Contraction;
import dev.hearth.compute.plan.Multiplication;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What the templates of matrix products ask of one: sizes, where an element of a matrix lies, and
 * which k it takes. A matrix is one of a batch; its number is taken apart into the indices left.
 */
record ProductValues(Multiplication product, Numbers numbers) {
  Map<String, Object> values() {
    Map<String, Object> values = new HashMap<>();
    values.put("ROWS", numbers.of(rows()));
    values.put("COLUMNS", numbers.of(columns()));
    values.put("BLOCKS", literal(blocks()));
    values.put("MATRIX", matrixIndices());
    values.put("DEPTH", numbers.of(depth()));
    operand(values, "A", contraction().term().a().read().at(), contraction().row());
    operand(values, "B", contraction().term().b().read().at(), contraction().last());
    values.put("TINY_A", numbers.of(contraction().term().a().threshold()));
    values.put("TINY_B", numbers.of(contraction().term().b().threshold()));
    result(values);
    depth(values);
    start(values);
    values.put("MASKED", masked() ? 1 : 0);
    return values;
  }

  int rows() {
    return contraction().dims().get(contraction().row());
  }

  int columns() {
    return contraction().dims().getLast();
  }

  int depth() {
    return trip().maximum();
  }

  int blocks() {
    return product.batch().blocked() ? contraction().dims().getFirst() : 1;
  }

  int matrices() {
    return batchIndices().map(d -> contraction().dims().get(d)).reduce(1, Math::multiplyExact);
  }

  List<Integer> slots() {
    return List.of(
        contraction().term().a().read().tensor(),
        contraction().term().b().read().tensor(),
        product.out());
  }

  Contraction contraction() {
    return product.contraction();
  }

  /** Whether which k an element takes depends on its row or column. */
  private boolean masked() {
    Affine n = trip().numerator();
    return contraction().term().start().isPresent()
        || n.of(contraction().row()) != 0
        || n.of(contraction().last()) != 0;
  }

  private Trip trip() {
    return contraction().loop().trip();
  }

  private IntStream batchIndices() {
    return IntStream.range(product.batch().blocked() ? 1 : 0, contraction().last())
        .filter(d -> d != contraction().row());
  }

  /** Declarations of the indices of matrix {@code matrix}. */
  private String matrixIndices() {
    StringBuilder text = new StringBuilder();
    int later = matrices();
    for (int d : batchIndices().toArray()) {
      int extent = contraction().dims().get(d);
      later /= extent;
      text.append(
          "int i%d = matrix / %s %% %s; ".formatted(d, numbers.of(later), numbers.of(extent)));
    }
    return text.toString();
  }

  private void operand(Map<String, Object> values, String name, Affine at, int across) {
    values.put(name + "_AT", ofMatrix(at));
    values.put(name + "_ACROSS", numbers.of(at.of(across)));
    values.put(name + "_ALONG", numbers.of(at.ofK()));
    values.put(name + "_BY_K", at.ofK() == 1 ? 1 : 0);
  }

  private void result(Map<String, Object> values) {
    int skipped = product.batch().blocked() ? 1 : 0;
    StringBuilder at = new StringBuilder("0");
    batchIndices()
        .forEach(
            d ->
                at.append(" + ")
                    .append(numbers.times(product.batch().out().stride(d - skipped), "i" + d)));
    values.put("C_AT", at);
    values.put("C_ROW", numbers.of(product.batch().cRow()));
    values.put("SCALE", numbers.of(contraction().scale()));
    values.put("SCALED", contraction().scale() == 1 ? 0 : 1);
    values.put("FLUSHED", product.flushed() ? 1 : 0);
  }

  private void depth(Map<String, Object> values) {
    Affine n = trip().numerator();
    long row = n.of(contraction().row());
    long column = n.of(contraction().last());
    values.put("N_AT", ofMatrix(n));
    values.put("N_ROW", literal(row));
    values.put("N_COLUMN", literal(column));
    values.put("N_BY", literal(trip().divisor()));
    values.put("MOST_ROW", row > 0 ? "last_row" : "first_row");
    values.put("MOST_COLUMN", column > 0 ? "last_column" : "first_column");
    values.put("LEAST_ROW", row > 0 ? "first_row" : "last_row");
    values.put("LEAST_COLUMN", column > 0 ? "first_column" : "last_column");
  }

  private void start(Map<String, Object> values) {
    Affine start = contraction().term().start().orElse(null);
    long row = start == null ? 0 : start.of(contraction().row());
    values.put("S_AT", start == null ? "0" : ofMatrix(start));
    values.put("S_ROW", literal(row));
    values.put("LATEST_ROW", row > 0 ? "last_row" : "first_row");
    values.put("EARLIEST_ROW", row > 0 ? "first_row" : "last_row");
  }

  /** 0 and 1 are no sizes: they say what a product leaves out. */
  private String literal(long value) {
    return value == 0 || value == 1 ? Long.toString(value) : numbers.of(value);
  }

  /** The part of an affine form that a matrix, and a block of k in it, decides. */
  private String ofMatrix(Affine at) {
    StringBuilder text = new StringBuilder(numbers.of(at.base()));
    if (product.batch().blocked()) {
      text.append(" + ").append(numbers.times(at.of(0), "block"));
    }
    batchIndices().forEach(d -> text.append(" + ").append(numbers.times(at.of(d), "i" + d)));
    return "(" + text + ")";
  }
}
