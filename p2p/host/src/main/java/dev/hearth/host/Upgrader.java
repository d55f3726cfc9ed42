package dev.hearth.host;

import dev.hearth.host.deadline.Timers;
import dev.hearth.host.identity.HostKey;
import dev.hearth.host.mux.Yamux;
import dev.hearth.host.negotiate.Multistream;
import dev.hearth.host.security.NoiseSecurity;
import dev.hearth.host.security.SecureChannel;
import dev.hearth.host.stream.Pipe;
import dev.hearth.host.transport.SocketPipe;
import dev.hearth.protocol.PeerId;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;

/** Turns a fresh socket into a connection: security, then a muxer, all within one deadline. */
final class Upgrader {
  private final NoiseSecurity security;
  private final HostLimits limits;
  private final Timers timers;
  private final Executor threads;
  private final InboundStreams streams;

  Upgrader(
      HostKey key,
      HostLimits limits,
      Timers timers,
      SecureRandom random,
      Executor threads,
      InboundStreams streams) {
    this.security = new NoiseSecurity(key, List.of(Yamux.PROTOCOL), random);
    this.limits = limits;
    this.timers = timers;
    this.threads = threads;
    this.streams = streams;
  }

  /** Closes the socket when it throws. The connection is not started. */
  Connection upgrade(SocketPipe socket, boolean initiator, Optional<PeerId> expected)
      throws IOException {
    Timers.Pending deadline = timers.schedule(limits.handshake(), socket::close);
    try {
      SecureChannel channel = secure(socket, initiator);
      check(channel.remote().peerId(), expected);
      negotiateMuxer(channel, initiator);
      return connection(socket, channel, initiator);
    } catch (IOException | RuntimeException e) {
      socket.close();
      throw e;
    } finally {
      deadline.cancel();
    }
  }

  private SecureChannel secure(SocketPipe socket, boolean initiator) throws IOException {
    negotiate(socket, initiator, NoiseSecurity.PROTOCOL);
    return security.secure(socket, initiator);
  }

  private static void check(PeerId peer, Optional<PeerId> expected) throws IOException {
    if (expected.isPresent() && !expected.get().equals(peer)) {
      throw new IOException("expected " + expected.get() + " there, but " + peer + " answered");
    }
  }

  /** A peer that offered muxers with its handshake has negotiated already. */
  private static void negotiateMuxer(SecureChannel channel, boolean initiator) throws IOException {
    if (channel.remoteMuxers().isEmpty()) {
      negotiate(channel.pipe(), initiator, Yamux.PROTOCOL);
    } else if (!channel.remoteMuxers().contains(Yamux.PROTOCOL)) {
      throw new IOException("the peer does not speak Yamux");
    }
  }

  private static void negotiate(Pipe pipe, boolean initiator, String protocol) throws IOException {
    if (initiator) {
      Multistream.propose(pipe, protocol);
    } else {
      Multistream.accept(pipe, protocol::equals);
    }
  }

  private Connection connection(SocketPipe socket, SecureChannel channel, boolean initiator) {
    PeerId peer = channel.remote().peerId();
    Yamux mux =
        new Yamux(
            channel.pipe(),
            initiator,
            limits.mux(),
            timers,
            threads,
            stream -> streams.serve(peer, stream));
    return new Connection(peer, socket.remote(), mux);
  }
}
