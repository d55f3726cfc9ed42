package dev.hearth.host;

import dev.hearth.host.mux.YamuxStream;
import dev.hearth.host.stream.Stream;
import dev.hearth.protocol.PeerId;
import java.io.IOException;
import java.time.Duration;

/** A muxed stream that knows its peer and its protocol. */
record HostStream(YamuxStream pipe, PeerId peer, String protocol) implements Stream {
  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    return pipe.read(buffer, offset, length);
  }

  @Override
  public void write(byte[] buffer, int offset, int length) throws IOException {
    pipe.write(buffer, offset, length);
  }

  @Override
  public void closeWrite() throws IOException {
    pipe.closeWrite();
  }

  @Override
  public void close() {
    pipe.close();
  }

  @Override
  public void deadline(Duration fromNow) {
    pipe.deadline(fromNow);
  }

  @Override
  public void idleLimit(Duration limit) {
    pipe.idleLimit(limit);
  }

  @Override
  public void reset() {
    pipe.reset();
  }
}
