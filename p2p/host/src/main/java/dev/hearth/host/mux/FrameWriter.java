package dev.hearth.host.mux;

import dev.hearth.host.stream.Pipe;
import java.io.IOException;
import java.io.InterruptedIOException;

/**
 * The one thread that writes a connection: many small frames go out as one message. After the last
 * it only ends our side: closing a socket outright could destroy what is still on its way.
 */
final class FrameWriter implements Runnable {
  private final Pipe pipe;
  private final Yamux mux;
  private final Outbox outbox;

  FrameWriter(Pipe pipe, Yamux mux, Outbox outbox) {
    this.pipe = pipe;
    this.mux = mux;
    this.outbox = outbox;
  }

  @Override
  public void run() {
    byte[] batch = new byte[Yamux.MAX_FRAME];
    try {
      for (int size = outbox.drain(batch); size >= 0; size = outbox.drain(batch)) {
        pipe.write(batch, 0, size);
      }
      pipe.closeWrite();
    } catch (IOException e) {
      mux.fail(e);
    } catch (InterruptedException e) {
      mux.fail(new InterruptedIOException("the host is closing"));
    }
  }
}
