package dev.hearth.host;

import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.mux.Yamux;
import dev.hearth.host.mux.YamuxStream;
import dev.hearth.host.negotiate.Multistream;
import dev.hearth.host.stream.Stream;
import dev.hearth.protocol.PeerId;
import java.io.IOException;
import java.time.Duration;

/** A secured and muxed connection to a peer that has proved who it is. */
record Connection(PeerId peer, Multiaddr remote, Yamux mux) {
  boolean isOpen() {
    return mux.isOpen();
  }

  /** A new stream on which the peer has agreed, within the limit, to speak the protocol. */
  Stream open(String protocol, Duration limit) throws IOException {
    YamuxStream pipe = mux.open();
    try {
      pipe.deadline(limit);
      Multistream.propose(pipe, protocol);
      pipe.deadline(Stream.NEVER);
      return new HostStream(pipe, peer, protocol);
    } catch (IOException e) {
      pipe.reset();
      throw e;
    }
  }
}
