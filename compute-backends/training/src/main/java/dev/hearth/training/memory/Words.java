package dev.hearth.training.memory;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** A vector of 32-bit words, floats or integers, somewhere in memory; a view, not a copy. */
public sealed interface Words {
  int size();

  /** The word at a place, as bits. */
  int at(int place);

  /** Puts words {@code from} to {@code from + count - 1}, in the buffer's order of bytes. */
  void put(int from, int count, ByteBuffer to);

  /** The same words in an array of their own. */
  Words copy();

  /** The elements [offset, offset + size) of an array. */
  static Words of(float[] array, int offset, int size) {
    return new Floats(array, offset, size);
  }

  static Words of(float[] array) {
    return of(array, 0, array.length);
  }

  static Words of(int... array) {
    return new Ints(array);
  }

  record Floats(float[] array, int offset, int size) implements Words {
    @Override
    public int at(int place) {
      return Float.floatToRawIntBits(array[offset + place]);
    }

    @Override
    public void put(int from, int count, ByteBuffer to) {
      to.asFloatBuffer().put(array, offset + from, count);
      to.position(to.position() + count * Float.BYTES);
    }

    @Override
    public Words copy() {
      return Words.of(Arrays.copyOfRange(array, offset, offset + size));
    }
  }

  record Ints(int[] array) implements Words {
    @Override
    public int size() {
      return array.length;
    }

    @Override
    public int at(int place) {
      return array[place];
    }

    @Override
    public void put(int from, int count, ByteBuffer to) {
      to.asIntBuffer().put(array, from, count);
      to.position(to.position() + count * Integer.BYTES);
    }

    @Override
    public Words copy() {
      return Words.of(array.clone());
    }
  }
}
