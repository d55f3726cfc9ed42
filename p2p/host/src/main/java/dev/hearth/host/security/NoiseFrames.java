package dev.hearth.host.security;

import dev.hearth.host.stream.Pipe;
import java.io.IOException;

/** Noise messages on the wire: two bytes of length, big-endian, then the message. */
final class NoiseFrames {
  static final int MAX = 65535;

  private NoiseFrames() {}

  static byte[] read(Pipe pipe) throws IOException {
    byte[] head = new byte[2];
    pipe.readFully(head, 0, head.length);
    byte[] message = new byte[length(head)];
    pipe.readFully(message, 0, message.length);
    return message;
  }

  static void write(Pipe pipe, byte[] message) throws IOException {
    byte[] framed = new byte[2 + message.length];
    putLength(framed, message.length);
    System.arraycopy(message, 0, framed, 2, message.length);
    pipe.write(framed);
  }

  static int length(byte[] head) {
    return (head[0] & 0xff) << 8 | head[1] & 0xff;
  }

  static void putLength(byte[] head, int length) {
    head[0] = (byte) (length >> 8);
    head[1] = (byte) length;
  }
}
