package dev.hearth.host.stream;

import dev.hearth.host.wire.Varint;
import dev.hearth.protocol.MalformedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** Messages on a pipe: an unsigned varint of the length, then that many bytes. */
public final class Messages {
  private static final int STEP = 64 * 1024;

  private Messages() {}

  public static void write(Pipe pipe, byte[] message) throws IOException {
    ByteArrayOutputStream framed = new ByteArrayOutputStream(message.length + 9);
    Varint.write(framed, message.length);
    framed.writeBytes(message);
    pipe.write(framed.toByteArray());
  }

  /**
   * Refuses a length above the limit before it allocates anything, and allocates only for what has
   * arrived. Throws MalformedException for the former, EOFException when the peer ends early.
   */
  public static byte[] read(Pipe pipe, int maxBytes) throws IOException {
    long length = Varint.read(pipe::read);
    if (length > maxBytes) {
      throw new MalformedException(
          "a message of " + length + " bytes where " + maxBytes + " are allowed");
    }
    ByteArrayOutputStream message = new ByteArrayOutputStream((int) Math.min(length, STEP));
    byte[] step = new byte[(int) Math.min(length, STEP)];
    for (int left = (int) length; left > 0; left -= step.length) {
      int size = Math.min(left, step.length);
      pipe.readFully(step, 0, size);
      message.write(step, 0, size);
    }
    return message.toByteArray();
  }
}
