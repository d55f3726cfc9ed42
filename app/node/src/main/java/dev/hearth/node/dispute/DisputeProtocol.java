package dev.hearth.node.dispute;

import dev.hearth.host.Host;
import dev.hearth.host.Registration;
import dev.hearth.host.Requests;
import dev.hearth.node.exchange.PeerCall;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Protocols;
import dev.hearth.protocol.Refusal;
import dev.hearth.protocol.dispute.Played;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Moves off chain, between the nodes of the two sides: one question a move, answered at once by a
 * signature or a refusal. One for all disputes of a host; safe for any thread.
 */
public final class DisputeProtocol implements AutoCloseable {
  /** The longest move: 256 values, a stage's bytes and a few paths, twice over. */
  private static final int MOST = 64 * 1024;

  private static final int MOST_ANSWER = 4096;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Host host;
  private final Map<Hash, Line> lines = new ConcurrentHashMap<>();
  private final Registration registration;

  public DisputeProtocol(Host host) {
    this.host = host;
    this.registration = Requests.serve(host, Protocols.DISPUTE, MOST, this::answer);
  }

  private byte[] answer(PeerId peer, byte[] request) throws IOException {
    Played played = Played.decode(request);
    Line line = lines.get(played.dispute());
    Reply reply =
        line == null
            ? Reply.refused(Refusal.Code.UNKNOWN_DISPUTE, "This node plays no such dispute.")
            : line.take(peer, played);
    return reply.encode();
  }

  /** Has the other side's moves go to this line until the registration is closed. */
  Registration admit(Hash dispute, Line line) {
    if (lines.putIfAbsent(dispute, line) != null) {
      throw new IllegalStateException("the dispute is being played already");
    }
    return () -> lines.remove(dispute, line);
  }

  /** Throws IOException when the peer is not reached or answers nonsense. */
  Reply offer(PeerId peer, Played move) throws IOException {
    return Reply.decode(
        PeerCall.keepingInterrupts(
            () ->
                Requests.ask(host, peer, Protocols.DISPUTE, move.encode(), MOST_ANSWER, PATIENCE)));
  }

  @Override
  public void close() {
    registration.close();
  }
}
