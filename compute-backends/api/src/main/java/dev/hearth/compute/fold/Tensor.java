package dev.hearth.compute.fold;

import java.util.List;

/** A dense, row-major array that is given (IN) or written by exactly one stage (OUT, VIRTUAL). */
public record Tensor(String name, Role role, Type type, List<Integer> shape) {
  public Tensor {
    shape = List.copyOf(shape);
    if (shape.isEmpty() || shape.size() > Stage.MAX_RANK || shape.stream().anyMatch(d -> d < 1)) {
      throw new IllegalArgumentException(name + ": impossible shape " + shape);
    }
  }

  /** The number of elements. */
  public long size() {
    return shape.stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
  }

  /** How many elements apart neighbours along {@code axis} lie. */
  public long stride(int axis) {
    long stride = 1;
    for (int d = axis + 1; d < shape.size(); d++) {
      stride = Math.multiplyExact(stride, shape.get(d).longValue());
    }
    return stride;
  }
}
