package dev.hearth.host;

import dev.hearth.host.mux.YamuxStream;
import dev.hearth.host.negotiate.Multistream;
import dev.hearth.host.stream.Stream;
import dev.hearth.host.stream.StreamHandler;
import dev.hearth.protocol.PeerId;
import java.io.IOException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Hands each stream a peer opens to the handler of the protocol it asks for. */
final class InboundStreams {
  private static final Logger log = LoggerFactory.getLogger(InboundStreams.class);

  private final ProtocolTable protocols;
  private final Duration negotiation;

  InboundStreams(ProtocolTable protocols, Duration negotiation) {
    this.protocols = protocols;
    this.negotiation = negotiation;
  }

  void serve(PeerId peer, YamuxStream pipe) {
    try {
      handle(peer, pipe);
      pipe.close();
    } catch (IOException e) {
      pipe.reset();
      log.debug("a stream of {} ended: {}", peer, e.getMessage());
    } catch (RuntimeException e) {
      pipe.reset();
      log.error("a handler failed on a stream of {}", peer, e);
    }
  }

  private void handle(PeerId peer, YamuxStream pipe) throws IOException {
    pipe.deadline(negotiation);
    String protocol = Multistream.accept(pipe, protocols::speaks);
    pipe.deadline(Stream.NEVER);
    StreamHandler handler = protocols.find(protocol);
    if (handler == null) {
      throw new IOException(protocol + " is no longer served");
    }
    handler.handle(new HostStream(pipe, peer, protocol));
  }
}
