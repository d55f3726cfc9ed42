package dev.hearth.compute.cpu;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.fold.Type;
import java.util.Objects;

/** Memory as words, whatever the type. */
record ReferenceBuffer(Type type, int[] words) implements Buffer {
  @Override
  public long size() {
    return words.length;
  }

  @Override
  public void write(long at, float[] from, int offset, int count) {
    int start = start(Type.F32, at, count);
    for (int n = 0; n < count; n++) {
      words[start + n] = Float.floatToRawIntBits(from[offset + n]);
    }
  }

  @Override
  public void write(long at, int[] from, int offset, int count) {
    System.arraycopy(from, offset, words, start(Type.I32, at, count), count);
  }

  @Override
  public void read(long at, float[] to, int offset, int count) {
    int start = start(Type.F32, at, count);
    for (int n = 0; n < count; n++) {
      to[offset + n] = Float.intBitsToFloat(words[start + n]);
    }
  }

  @Override
  public void read(long at, int[] to, int offset, int count) {
    System.arraycopy(words, start(Type.I32, at, count), to, offset, count);
  }

  /** The heap frees itself. */
  @Override
  public void close() {}

  private int start(Type wanted, long at, int count) {
    if (type != wanted) {
      throw new IllegalArgumentException("a buffer of " + type + ", not " + wanted);
    }
    return (int) Objects.checkFromIndexSize(at, count, words.length);
  }
}
