package dev.hearth.compute.check;

import dev.hearth.compute.Buffer;
import dev.hearth.compute.fold.Type;

/** The content of buffers as words, whatever their type. */
public final class Words {
  private Words() {}

  public static void write(Buffer buffer, int[] words) {
    if (buffer.type() == Type.I32) {
      buffer.write(0, words, 0, words.length);
      return;
    }
    float[] floats = new float[words.length];
    for (int n = 0; n < words.length; n++) {
      floats[n] = Float.intBitsToFloat(words[n]);
    }
    buffer.write(0, floats, 0, floats.length);
  }

  public static int[] read(Buffer buffer) {
    int[] words = new int[Math.toIntExact(buffer.size())];
    if (buffer.type() == Type.I32) {
      buffer.read(0, words, 0, words.length);
      return words;
    }
    float[] floats = new float[words.length];
    buffer.read(0, floats, 0, floats.length);
    for (int n = 0; n < words.length; n++) {
      words[n] = Float.floatToRawIntBits(floats[n]);
    }
    return words;
  }
}
