package dev.hearth.host;

import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.negotiate.Multistream;
import dev.hearth.host.security.NoiseSecurity;
import dev.hearth.host.stream.Pipe;
import dev.hearth.host.transport.TcpDialer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/** A peer that holds a real key and speaks every layer up to Yamux, whose frames it makes up. */
final class Attacker implements AutoCloseable {
  static final int DATA = 0;
  static final int WINDOW_UPDATE = 1;
  static final int PING = 2;
  static final int SYN = 1;

  private final Pipe socket;
  private final Pipe secure;

  private Attacker(Pipe socket, Pipe secure) {
    this.socket = socket;
    this.secure = secure;
  }

  /** Connects and says nothing. */
  static Pipe socket(Host victim) throws IOException {
    Multiaddr address = TestHosts.address(victim);
    return TcpDialer.dial(address, Duration.ofSeconds(5));
  }

  static Attacker connect(Host victim) throws IOException {
    return connect(victim, List.of("/yamux/1.0.0"));
  }

  static Attacker connect(Host victim, List<String> muxers) throws IOException {
    Pipe socket = socket(victim);
    Multistream.propose(socket, NoiseSecurity.PROTOCOL);
    NoiseSecurity noise = new NoiseSecurity(TestHosts.key(66), muxers, new SecureRandom());
    return new Attacker(socket, noise.secure(socket, true).pipe());
  }

  void frame(int type, int flags, int stream, int length) throws IOException {
    frame(type, flags, stream, length, new byte[0]);
  }

  void frame(int type, int flags, int stream, int length, byte[] body) throws IOException {
    secure.write(
        ByteBuffer.allocate(12 + body.length)
            .put((byte) 0)
            .put((byte) type)
            .putShort((short) flags)
            .putInt(stream)
            .putInt(length)
            .put(body)
            .array());
  }

  Pipe socket() {
    return socket;
  }

  Pipe secure() {
    return secure;
  }

  void raw(byte[] bytes) throws IOException {
    secure.write(bytes);
  }

  /** Reads until the victim hangs up; blocks for as long as it does not. */
  static void awaitHangUp(Pipe pipe) {
    byte[] buffer = new byte[4096];
    try {
      while (pipe.read(buffer, 0, buffer.length) >= 0) {
        continue;
      }
    } catch (IOException hungUp) {
      return;
    }
  }

  void awaitHangUp() {
    awaitHangUp(secure);
  }

  @Override
  public void close() {
    socket.close();
  }
}
