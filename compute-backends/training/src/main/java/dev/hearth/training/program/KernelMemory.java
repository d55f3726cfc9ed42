package dev.hearth.training.program;

import dev.hearth.compute.fold.Operator;
import dev.hearth.compute.fold.Role;
import dev.hearth.compute.fold.Stage;
import dev.hearth.compute.fold.Tensor;
import dev.hearth.compute.plan.Contraction;
import dev.hearth.compute.plan.Group;
import dev.hearth.compute.plan.Layout;
import dev.hearth.compute.plan.Multiplication;
import dev.hearth.compute.plan.Part;
import dev.hearth.compute.plan.Scatter;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an operator's kernels hold while they run, at most: blocks of products are summed in
 * registers, or kept where a product is small, and what stays inside a row of a group is a row.
 *
 * @param whole the virtual tensors that are there whole
 * @param packed both operands of the largest product in panels, in bytes, as processors want them
 */
record KernelMemory(List<Tensor> whole, long packed) {
  /** As the CPU backend has it: who fuses more, holds less. */
  private static final int MOST_INSTRUCTIONS = 96;

  /** Cards share at least so much among a group of items; longer rows are there whole. */
  private static final long LONGEST_ROWS = 16 << 10;

  /** Cards may make the blocks of a product of so many elements apart: 64 tiles of 64 x 64. */
  private static final long SMALL_PRODUCT = 1 << 18;

  /** Cutting an operator looks at each of its matrices; beyond this, all is taken to be whole. */
  private static final long MOST_MATRICES = 1 << 16;

  private static final int HEIGHT = 12;
  private static final int WIDTH = 32;

  static KernelMemory of(Operator operator) {
    if (operator.stages().stream().anyMatch(KernelMemory::isLong)) {
      return new KernelMemory(virtual(operator.tensors().stream()).toList(), 0);
    }
    Set<Integer> whole = new HashSet<>();
    long packed = 0;
    for (Part part : Part.of(operator, MOST_INSTRUCTIONS)) {
      whole.addAll(whole(operator, part));
      packed = Math.max(packed, part instanceof Multiplication product ? packed(product) : 0);
    }
    return new KernelMemory(virtual(whole.stream().map(operator.tensors()::get)).toList(), packed);
  }

  private static Stream<Tensor> virtual(Stream<Tensor> tensors) {
    return tensors.filter(tensor -> tensor.role() == Role.VIRTUAL);
  }

  private static boolean isLong(Stage stage) {
    return Contraction.of(stage).filter(product -> matrices(product) > MOST_MATRICES).isPresent();
  }

  private static List<Integer> whole(Operator operator, Part part) {
    return switch (part) {
      case Multiplication product ->
          Stream.concat(
                  Stream.of(a(product.contraction()), b(product.contraction()), product.out()),
                  blocks(operator, product))
              .toList();
      case Scatter scatter -> List.of(scatter.labels(), scatter.x(), scatter.out());
      case Group group -> whole(new Layout(operator, group));
    };
  }

  private static List<Integer> whole(Layout layout) {
    long row = layout.rows().stream().mapToLong(layout::rowSize).sum();
    return row * Float.BYTES <= LONGEST_ROWS
        ? layout.whole()
        : Stream.concat(layout.whole().stream(), layout.rows().stream()).toList();
  }

  private static Stream<Integer> blocks(Operator operator, Multiplication product) {
    return operator.tensors().get(product.out()).size() < SMALL_PRODUCT
        ? Stream.of(product.contraction().stage().out())
        : Stream.empty();
  }

  private static int a(Contraction product) {
    return product.term().a().read().tensor();
  }

  private static int b(Contraction product) {
    return product.term().b().read().tensor();
  }

  private static long packed(Multiplication product) {
    Contraction c = product.contraction();
    long across = padded(c.dims().get(c.row()), HEIGHT) + padded(c.dims().getLast(), WIDTH);
    return Float.BYTES * matrices(c) * c.loop().trip().maximum() * across;
  }

  private static long padded(long size, int to) {
    return Math.ceilDiv(size, to) * to;
  }

  /** Each block of k is a matrix of its own here. */
  private static long matrices(Contraction c) {
    long elements = c.dims().stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    return elements / c.dims().get(c.row()) / c.dims().getLast();
  }
}
