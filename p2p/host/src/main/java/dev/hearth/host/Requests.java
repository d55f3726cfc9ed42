package dev.hearth.host;

import dev.hearth.host.stream.Messages;
import dev.hearth.host.stream.Stream;
import dev.hearth.protocol.PeerId;
import java.io.IOException;
import java.time.Duration;

/** One question and one answer a stream, each a length-prefixed message. */
public final class Requests {
  /** How long a peer has to send its question, and to take the answer. */
  private static final Duration TRANSFER = Duration.ofSeconds(60);

  /** Answers one question. Throwing resets the stream, which the asker sees as an IOException. */
  @FunctionalInterface
  public interface Handler {
    byte[] answer(PeerId peer, byte[] request) throws IOException;
  }

  private Requests() {}

  /** Serves questions of up to maxBytes; the handler may take as long as it needs. */
  public static Registration serve(Host host, String protocol, int maxBytes, Handler handler) {
    return host.handle(protocol, stream -> answer(stream, maxBytes, handler));
  }

  private static void answer(Stream stream, int maxBytes, Handler handler) throws IOException {
    stream.deadline(TRANSFER);
    byte[] request = Messages.read(stream, maxBytes);
    stream.deadline(Stream.NEVER);
    stream.idleLimit(Stream.NEVER);
    byte[] answer = handler.answer(stream.peer(), request);
    stream.deadline(TRANSFER);
    Messages.write(stream, answer);
  }

  /**
   * Asks and waits for the answer, of up to maxBytes, for as long as the caller says; connecting
   * comes on top. Throws IOException when the peer cannot be reached, refuses, or is too late.
   */
  public static byte[] ask(
      Host host, PeerId peer, String protocol, byte[] request, int maxBytes, Duration timeout)
      throws IOException {
    try (Stream stream = host.open(peer, protocol)) {
      stream.idleLimit(Stream.NEVER);
      stream.deadline(timeout);
      Messages.write(stream, request);
      stream.closeWrite();
      return Messages.read(stream, maxBytes);
    }
  }
}
