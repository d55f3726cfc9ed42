package dev.hearth.host.mux;

import dev.hearth.host.stream.Pipe;
import java.io.EOFException;
import java.io.IOException;

/** The one thread that reads a connection. It never writes and allocates only what has come. */
final class FrameReader implements Runnable {
  private static final int STEP = 64 * 1024;

  private final Pipe pipe;
  private final Yamux mux;
  private final int maxBody;

  FrameReader(Pipe pipe, Yamux mux, int maxBody) {
    this.pipe = pipe;
    this.mux = mux;
    this.maxBody = maxBody;
  }

  @Override
  public void run() {
    byte[] header = new byte[FrameHeader.SIZE];
    try {
      while (true) {
        pipe.readFully(header, 0, header.length);
        handle(FrameHeader.decode(header));
      }
    } catch (IOException e) {
      mux.fail(e);
    }
  }

  private void handle(FrameHeader frame) throws IOException {
    switch (frame.type()) {
      case FrameHeader.PING -> ping(frame);
      case FrameHeader.GO_AWAY -> throw new EOFException("the peer said goodbye");
      default -> streamFrame(frame);
    }
  }

  private void ping(FrameHeader frame) throws IOException {
    if (frame.has(FrameHeader.SYN)) {
      mux.pong(frame.length());
    } else if (frame.has(FrameHeader.ACK)) {
      mux.ponged();
    }
  }

  /** The stream may be null: over already, or refused; its frames are read and dropped. */
  private void streamFrame(FrameHeader frame) throws IOException {
    if (frame.stream() == 0) {
      throw Yamux.violation("a stream frame without a stream");
    }
    YamuxStream stream =
        frame.has(FrameHeader.SYN) ? mux.accept(frame.stream()) : mux.find(frame.stream());
    if (frame.type() == FrameHeader.DATA) {
      body(frame, stream);
    } else if (stream != null) {
      stream.addCredit(frame.unsignedLength());
    }
    if (stream != null) {
      flags(frame, stream);
    }
  }

  private void body(FrameHeader frame, YamuxStream stream) throws IOException {
    if (frame.unsignedLength() > maxBody) {
      throw Yamux.violation("a frame of " + frame.unsignedLength() + " bytes");
    }
    if (stream != null) {
      stream.expect(frame.length());
    }
    for (int left = frame.length(); left > 0; left -= STEP) {
      byte[] chunk = new byte[Math.min(left, STEP)];
      pipe.readFully(chunk, 0, chunk.length);
      if (stream != null) {
        stream.receive(chunk);
      }
    }
  }

  private static void flags(FrameHeader frame, YamuxStream stream) {
    if (frame.has(FrameHeader.RST)) {
      stream.lose(new IOException("the peer reset the stream"));
    } else if (frame.has(FrameHeader.FIN)) {
      stream.remoteEnded();
    }
  }
}
