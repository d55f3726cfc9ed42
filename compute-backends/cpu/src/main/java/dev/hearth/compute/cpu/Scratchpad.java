package dev.hearth.compute.cpu;

import dev.hearth.compute.fold.Tensor;
import dev.hearth.compute.fold.Type;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Arrays for virtual tensors, lent to one kernel at a time; what they hold before is anything. */
final class Scratchpad {
  private final Map<Shape, Deque<Object>> free = new HashMap<>();

  private record Shape(Type type, long size) {
    static Shape of(Tensor tensor) {
      return new Shape(tensor.type(), tensor.size());
    }
  }

  Object lend(Tensor tensor) {
    Object array = free.computeIfAbsent(Shape.of(tensor), s -> new ArrayDeque<>()).poll();
    return array != null
        ? array
        : ArrayBuffer.newArray(tensor.type(), Math.toIntExact(tensor.size()));
  }

  void giveBack(Tensor tensor, Object array) {
    free.get(Shape.of(tensor)).push(array);
  }

  void clear() {
    free.clear();
  }
}
