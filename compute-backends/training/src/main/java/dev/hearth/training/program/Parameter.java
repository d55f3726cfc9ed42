package dev.hearth.training.program;

import java.util.List;

/** One weight tensor: its Hugging Face GPT-2 name, its shape, where it starts among all. */
public record Parameter(String name, List<Integer> shape, int offset) {
  public Parameter {
    shape = List.copyOf(shape);
  }

  public int size() {
    return shape.stream().reduce(1, Math::multiplyExact);
  }
}
