package dev.hearth.compute.fold;

import java.util.List;

/** A tensor of the definition being written. */
public record TensorRef(int number, Tensor tensor) {
  /** One element, an index an axis. */
  public Element element(Index... index) {
    List<Integer> shape = tensor.shape();
    if (index.length != shape.size()) {
      throw new IllegalArgumentException(tensor.name() + " has " + shape.size() + " axes");
    }
    Index flat = Index.of(0);
    for (int d = 0; d < index.length; d++) {
      flat = flat.times(shape.get(d)).plus(index[d]);
    }
    return new Element(this, flat);
  }
}
