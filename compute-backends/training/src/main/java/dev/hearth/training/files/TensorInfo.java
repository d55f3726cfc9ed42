package dev.hearth.training.files;

import java.util.List;

/** A tensor of a safetensors file: where its bytes lie in the data after the header. */
record TensorInfo(String name, String dtype, List<Long> shape, long begin, long end) {
  static final String F32 = "F32";

  TensorInfo {
    shape = List.copyOf(shape);
  }

  long bytes() {
    return end - begin;
  }
}
