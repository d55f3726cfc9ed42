package dev.hearth.compute.kernels;

import dev.hearth.compute.fold.Affine;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Where in a loop nest a text stands: the names of the output indices and of k.
 *
 * @param index one name an output index
 */
record Point(List<String> index, String k) {
  static Point of(int rank) {
    String[] names = new String[rank];
    Arrays.setAll(names, d -> "i" + d);
    return new Point(List.of(names), "k");
  }

  int last() {
    return index.size() - 1;
  }

  /** The same with another name for the last index. */
  Point along(String name) {
    List<String> names = new ArrayList<>(index);
    names.set(last(), name);
    return new Point(names, k);
  }

  /** An affine form, {@code shift} elements along the last index. */
  String number(Numbers numbers, Affine form, int shift) {
    List<String> terms = new ArrayList<>();
    long base = form.base() + (index.isEmpty() ? 0 : form.of(last()) * shift);
    for (int d = 0; d < form.rank(); d++) {
      term(numbers, terms, form.of(d), index.get(d));
    }
    term(numbers, terms, form.ofK(), k);
    if (base != 0 || terms.isEmpty()) {
      terms.add(numbers.of(base));
    }
    return String.join(" + ", terms);
  }

  private static void term(Numbers numbers, List<String> terms, long factor, String name) {
    if (factor != 0) {
      terms.add(numbers.times(factor, name));
    }
  }
}
