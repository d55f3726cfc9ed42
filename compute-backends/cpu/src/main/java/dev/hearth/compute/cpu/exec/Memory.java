package dev.hearth.compute.cpu.exec;

/** The arrays of an operator's tensors, by tensor number; each a float[] or an int[]. */
public record Memory(Object[] tensors) {
  public float[] floats(int tensor) {
    return (float[]) tensors[tensor];
  }

  public int[] ints(int tensor) {
    return (int[]) tensors[tensor];
  }
}
