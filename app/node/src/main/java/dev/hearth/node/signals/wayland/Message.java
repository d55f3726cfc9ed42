package dev.hearth.node.signals.wayland;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A request or an event on the wire, in the machine's byte order (The Wayland Protocol, 4.4).
 *
 * @param object whose it is
 * @param body the arguments, all of them whole words
 */
record Message(int object, int opcode, byte[] body) {
  static final int HEADER = 8;

  /** Arguments are numbers and texts. */
  static Message of(int object, int opcode, Object... arguments) {
    ByteBuffer body = buffer(Arrays.stream(arguments).mapToInt(Message::size).sum());
    for (Object argument : arguments) {
      put(body, argument);
    }
    return new Message(object, opcode, body.array());
  }

  private static int size(Object argument) {
    return argument instanceof String text
        ? Integer.BYTES + padded(text.length() + 1)
        : Integer.BYTES;
  }

  private static void put(ByteBuffer body, Object argument) {
    if (argument instanceof String text) {
      body.putInt(text.length() + 1).put(text.getBytes(StandardCharsets.US_ASCII));
      body.put(new byte[padded(text.length() + 1) - text.length()]);
    } else {
      body.putInt((int) argument);
    }
  }

  private static int padded(int length) {
    return length + 3 & ~3;
  }

  ByteBuffer encode() {
    int size = HEADER + body.length;
    return buffer(size).putInt(object).putInt(size << 16 | opcode).put(body).flip();
  }

  /** The arguments, to be read in their order. */
  ByteBuffer arguments() {
    return ByteBuffer.wrap(body).order(ByteOrder.nativeOrder());
  }

  /** A text without the zero that ends it. */
  static String text(ByteBuffer arguments) {
    int length = arguments.getInt();
    byte[] text = new byte[padded(length)];
    arguments.get(text);
    return new String(text, 0, Math.max(0, length - 1), StandardCharsets.UTF_8);
  }

  static ByteBuffer buffer(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.nativeOrder());
  }
}
