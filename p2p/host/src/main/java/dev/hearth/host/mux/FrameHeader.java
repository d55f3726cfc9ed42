package dev.hearth.host.mux;

import dev.hearth.protocol.MalformedException;
import java.nio.ByteBuffer;

/** The twelve bytes before each Yamux frame: version, type, flags, stream, length; big-endian. */
record FrameHeader(int type, int flags, int stream, int length) {
  static final int SIZE = 12;

  static final int DATA = 0;
  static final int WINDOW_UPDATE = 1;
  static final int PING = 2;
  static final int GO_AWAY = 3;

  static final int NONE = 0;
  static final int SYN = 1;
  static final int ACK = 2;
  static final int FIN = 4;
  static final int RST = 8;

  private static final byte VERSION = 0;

  static FrameHeader decode(byte[] encoded) throws MalformedException {
    ByteBuffer in = ByteBuffer.wrap(encoded);
    byte version = in.get();
    int type = in.get();
    if (version != VERSION || type < DATA || type > GO_AWAY) {
      throw new MalformedException("not a Yamux frame");
    }
    return new FrameHeader(type, in.getShort(), in.getInt(), in.getInt());
  }

  byte[] encode() {
    return encodeBefore(new byte[0], 0, 0);
  }

  /** The whole frame with its body. */
  byte[] encodeBefore(byte[] body, int offset, int size) {
    return ByteBuffer.allocate(SIZE + size)
        .put(VERSION)
        .put((byte) type)
        .putShort((short) flags)
        .putInt(stream)
        .putInt(length)
        .put(body, offset, size)
        .array();
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** The length field is unsigned. */
  long unsignedLength() {
    return Integer.toUnsignedLong(length);
  }
}
