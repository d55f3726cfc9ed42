package dev.hearth.node.signals.x11;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/** The greeting that opens a connection. X protocol, section 8. */
final class Setup {
  private static final int HEADER = 8;
  private static final int FIXED = 32; // of what follows the header
  private static final int FORMAT = 8;
  private static final int SUCCESS = 1;
  private static final int VERSION = 11;

  private Setup() {}

  /** Says in which byte order we speak, and shows the cookie, which may be empty. */
  static byte[] greeting(byte[] cookie) {
    byte[] method =
        cookie.length == 0 ? new byte[0] : Cookies.METHOD.getBytes(StandardCharsets.US_ASCII);
    ByteOrder order = ByteOrder.nativeOrder();
    int size = 12 + Requests.padded(method.length) + Requests.padded(cookie.length);
    ByteBuffer greeting = ByteBuffer.allocate(size).order(order);
    greeting.put((byte) (order == ByteOrder.LITTLE_ENDIAN ? 'l' : 'B')).put((byte) 0);
    greeting.putShort((short) VERSION).putShort((short) 0);
    greeting.putShort((short) method.length).putShort((short) cookie.length).putShort((short) 0);
    greeting.put(method).position(12 + Requests.padded(method.length)).put(cookie);
    return greeting.array();
  }

  /** The first screen's root window; the screens follow the vendor's name and the formats. */
  static int root(XSocket socket) throws IOException {
    ByteBuffer header = socket.read(HEADER);
    ByteBuffer rest = socket.read(4 * Short.toUnsignedInt(header.getShort(6)));
    if (header.get(0) != SUCCESS) {
      throw new IOException("the display does not let us in");
    }
    int vendor = Short.toUnsignedInt(rest.getShort(16));
    int formats = Byte.toUnsignedInt(rest.get(21));
    return rest.getInt(FIXED + Requests.padded(vendor) + FORMAT * formats);
  }
}
