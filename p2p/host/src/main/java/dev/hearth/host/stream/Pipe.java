package dev.hearth.host.stream;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;

/**
 * A blocking two-way stream of bytes. A socket, a secured connection and a muxed stream are all
 * pipes, so each layer is written once over this. One thread may read while another writes; close
 * may be called by any thread and wakes both.
 */
public interface Pipe extends Closeable {
  /** Blocks for at least one byte; the number read, or -1 once the peer has ended its side. */
  int read(byte[] buffer, int offset, int length) throws IOException;

  /** Blocks until all bytes are accepted by the layer below. */
  void write(byte[] buffer, int offset, int length) throws IOException;

  /** Ends our side where the layer can; the peer may go on sending. */
  default void closeWrite() throws IOException {}

  @Override
  void close();

  default void write(byte[] bytes) throws IOException {
    write(bytes, 0, bytes.length);
  }

  /** The next byte, or -1 at the end. */
  default int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  default void readFully(byte[] buffer, int offset, int length) throws IOException {
    int done = 0;
    while (done < length) {
      int count = read(buffer, offset + done, length - done);
      if (count < 0) {
        throw new EOFException("the peer ended after " + done + " of " + length + " bytes");
      }
      done += count;
    }
  }
}
