package dev.hearth.compute.kernels;

import dev.hearth.compute.fold.Affine;
import dev.hearth.compute.fold.Kind;
import dev.hearth.compute.plan.Layout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a group of loops keeps its tensors: in buffers, or one row of them in memory that the group
 * of work-items shares, where it fits.
 */
final class Storage {
  private final Layout layout;
  private final boolean shared;

  Storage(Layout layout, KernelShape shape) {
    this.layout = layout;
    Numbers numbers = new Numbers(shape.ahead());
    long words = layout.rows().stream().mapToLong(t -> numbers.length(layout.rowSize(t))).sum();
    this.shared = words * Float.BYTES <= shape.localBytes();
  }

  Layout layout() {
    return layout;
  }

  /** The tensors that the kernel takes as buffers. */
  List<Integer> buffers() {
    return Stream.concat(layout.whole().stream(), shared ? Stream.empty() : layout.rows().stream())
        .sorted()
        .toList();
  }

  /** The tensors that it declares a row of. */
  List<Integer> rows() {
    return shared ? layout.rows() : List.of();
  }

  boolean inRow(int tensor) {
    return shared && layout.local(tensor);
  }

  Kind kind(int tensor) {
    return layout.kind(tensor);
  }

  String array(int tensor) {
    return (inRow(tensor) ? "r" : "t") + tensor;
  }

  /** The form of an address in the tensor's array. */
  Affine address(int tensor, Affine at) {
    if (!inRow(tensor)) {
      return at;
    }
    List<Long> coefficients = new ArrayList<>(at.coefficients());
    for (int d = 0; d < layout.group().prefix(); d++) {
      coefficients.set(d, 0L);
    }
    return new Affine(at.base(), coefficients);
  }
}
