package dev.hearth.host.security;

import dev.hearth.host.stream.Pipe;
import java.io.IOException;

/**
 * A pipe in Noise transport messages of up to 65,535 bytes. One reader and one writer at a time. An
 * end of the pipe below is passed on unauthenticated: the muxer above knows which streams it cut.
 */
final class NoisePipe implements Pipe {
  private static final int MAX_PLAIN = NoiseFrames.MAX - CipherState.TAG;

  private final Pipe pipe;
  private final NoiseCiphers ciphers;
  private final byte[] sealed = new byte[NoiseFrames.MAX];
  private final byte[] opened = new byte[NoiseFrames.MAX];
  private final byte[] outgoing = new byte[2 + NoiseFrames.MAX];
  private int position;
  private int limit;

  NoisePipe(Pipe pipe, NoiseCiphers ciphers) {
    this.pipe = pipe;
    this.ciphers = ciphers;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    while (position == limit) {
      if (!nextMessage()) {
        return -1;
      }
    }
    int count = Math.min(length, limit - position);
    System.arraycopy(opened, position, buffer, offset, count);
    position += count;
    return count;
  }

  private boolean nextMessage() throws IOException {
    if (pipe.read(sealed, 0, 1) < 0) {
      return false;
    }
    pipe.readFully(sealed, 1, 1);
    int length = NoiseFrames.length(sealed);
    pipe.readFully(sealed, 0, length);
    limit = ciphers.receive().decrypt(sealed, length, opened);
    position = 0;
    return true;
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    for (int done = 0; done < length; done += MAX_PLAIN) {
      int size = Math.min(MAX_PLAIN, length - done);
      int count = ciphers.send().encrypt(buffer, offset + done, size, outgoing, 2);
      NoiseFrames.putLength(outgoing, count);
      pipe.write(outgoing, 0, 2 + count);
    }
  }

  @Override
  public void closeWrite() throws IOException {
    pipe.closeWrite();
  }

  @Override
  public void close() {
    pipe.close();
  }
}
