package dev.hearth.host.identify;

import dev.hearth.host.address.Multiaddr;
import dev.hearth.host.stream.Messages;
import dev.hearth.host.stream.Pipe;
import dev.hearth.host.wire.ProtobufMessage;
import dev.hearth.host.wire.ProtobufWriter;
import dev.hearth.protocol.MalformedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The message of /ipfs/id/1.0.0 (libp2p specs, identify): what a peer says of itself, and from
 * where it sees us come. None of it is proved.
 *
 * @param publicKey the serialized PublicKey message; may be empty
 */
public record Identify(
    byte[] publicKey,
    List<Multiaddr> addresses,
    List<String> protocols,
    Optional<Multiaddr> observed,
    String protocolVersion,
    String agent) {
  public static final String PROTOCOL = "/ipfs/id/1.0.0";

  private static final int MAX_BYTES = 64 * 1024;
  private static final int PUBLIC_KEY = 1;
  private static final int ADDRESSES = 2;
  private static final int PROTOCOLS = 3;
  private static final int OBSERVED = 4;
  private static final int PROTOCOL_VERSION = 5;
  private static final int AGENT = 6;

  public void write(Pipe pipe) throws IOException {
    ProtobufWriter message = new ProtobufWriter().bytes(PUBLIC_KEY, publicKey);
    addresses.forEach(address -> message.bytes(ADDRESSES, address.encode()));
    protocols.forEach(protocol -> message.text(PROTOCOLS, protocol));
    observed.ifPresent(address -> message.bytes(OBSERVED, address.encode()));
    message.text(PROTOCOL_VERSION, protocolVersion).text(AGENT, agent);
    Messages.write(pipe, message.toArray());
  }

  public static Identify read(Pipe pipe) throws IOException {
    ProtobufMessage message = ProtobufMessage.parse(Messages.read(pipe, MAX_BYTES));
    return new Identify(
        message.bytes(PUBLIC_KEY).orElse(new byte[0]),
        known(message.all(ADDRESSES)),
        message.texts(PROTOCOLS),
        message.bytes(OBSERVED).flatMap(Identify::decode),
        message.text(PROTOCOL_VERSION).orElse(""),
        message.text(AGENT).orElse(""));
  }

  /** Peers have addresses of kinds that are not spoken here; those are left out. */
  private static List<Multiaddr> known(List<byte[]> encoded) {
    List<Multiaddr> known = new ArrayList<>();
    encoded.forEach(address -> decode(address).ifPresent(known::add));
    return List.copyOf(known);
  }

  private static Optional<Multiaddr> decode(byte[] address) {
    try {
      return Optional.of(Multiaddr.decode(address));
    } catch (MalformedException ofAnotherKind) {
      return Optional.empty();
    }
  }
}
