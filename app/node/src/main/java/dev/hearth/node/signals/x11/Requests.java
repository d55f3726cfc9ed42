package dev.hearth.node.signals.x11;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * Requests of the X protocol, encoded (section 9 of its specification): an opcode, a byte of its
 * own, the length in words, then the rest.
 */
final class Requests {
  private static final int GET_WINDOW_ATTRIBUTES = 3;
  private static final int GET_GEOMETRY = 14;
  private static final int QUERY_TREE = 15;
  private static final int INTERN_ATOM = 16;
  private static final int GET_PROPERTY = 20;
  private static final int TRANSLATE_COORDINATES = 40;
  private static final int QUERY_EXTENSION = 98;
  private static final int ANY_TYPE = 0;

  private Requests() {}

  static byte[] windowAttributes(int window) {
    return of(GET_WINDOW_ATTRIBUTES, 0, window);
  }

  static byte[] geometry(int window) {
    return of(GET_GEOMETRY, 0, window);
  }

  static byte[] children(int window) {
    return of(QUERY_TREE, 0, window);
  }

  /** Where the window's upper left corner is in another window. */
  static byte[] position(int window, int within) {
    return of(TRANSLATE_COORDINATES, 0, window, within, 0);
  }

  /** At most so many words of a property. */
  static byte[] property(int window, int atom, int words) {
    return of(GET_PROPERTY, 0, window, atom, ANY_TYPE, 0, words);
  }

  static byte[] atom(String name) {
    return named(INTERN_ATOM, name);
  }

  static byte[] extension(String name) {
    return named(QUERY_EXTENSION, name);
  }

  /** Any request that is nothing but words. */
  static byte[] of(int opcode, int detail, int... words) {
    ByteBuffer request = begin(opcode, detail, words.length);
    for (int word : words) {
      request.putInt(word);
    }
    return request.array();
  }

  private static byte[] named(int opcode, String name) {
    byte[] text = name.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer request = begin(opcode, 0, 1 + padded(text.length) / 4);
    return request.putShort((short) text.length).putShort((short) 0).put(text).array();
  }

  private static ByteBuffer begin(int opcode, int detail, int words) {
    ByteBuffer request = ByteBuffer.allocate(4 + 4 * words).order(ByteOrder.nativeOrder());
    return request.put((byte) opcode).put((byte) detail).putShort((short) (1 + words));
  }

  /** Everything is a whole number of words. */
  static int padded(int length) {
    return length + 3 & ~3;
  }
}
