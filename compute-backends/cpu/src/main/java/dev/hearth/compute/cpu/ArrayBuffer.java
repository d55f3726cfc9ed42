package dev.hearth.compute.cpu;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.fold.Type;
import java.util.Objects;

/** Memory as a Java array: a float[] or an int[]. */
record ArrayBuffer(Type type, int length, Object array) implements Buffer {
  static ArrayBuffer of(Type type, long size) {
    int length = Math.toIntExact(size);
    return new ArrayBuffer(type, length, newArray(type, length));
  }

  static Object newArray(Type type, int length) {
    return type == Type.F32 ? new float[length] : new int[length];
  }

  @Override
  public long size() {
    return length;
  }

  @Override
  public void write(long at, float[] from, int offset, int count) {
    System.arraycopy(from, offset, array, start(Type.F32, at, count), count);
  }

  @Override
  public void write(long at, int[] from, int offset, int count) {
    System.arraycopy(from, offset, array, start(Type.I32, at, count), count);
  }

  @Override
  public void read(long at, float[] to, int offset, int count) {
    System.arraycopy(array, start(Type.F32, at, count), to, offset, count);
  }

  @Override
  public void read(long at, int[] to, int offset, int count) {
    System.arraycopy(array, start(Type.I32, at, count), to, offset, count);
  }

  /** The heap frees itself. */
  @Override
  public void close() {}

  private int start(Type wanted, long at, int count) {
    if (type != wanted) {
      throw new IllegalArgumentException("a buffer of " + type + ", not " + wanted);
    }
    return (int) Objects.checkFromIndexSize(at, count, length);
  }
}
