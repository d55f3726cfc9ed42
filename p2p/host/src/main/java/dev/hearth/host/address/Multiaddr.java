package dev.hearth.host.address;

import dev.hearth.host.wire.Varint;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.PeerId;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A self-describing address, as /ip4/127.0.0.1/tcp/4001/p2p/16Uiu2HA... (multiformats/multiaddr).
 */
public record Multiaddr(List<Part> parts) {
  /** One protocol and its value in canonical text. */
  public record Part(AddressProtocol protocol, String value) {}

  public Multiaddr {
    parts = List.copyOf(parts);
  }

  /** From what a person typed; throws MalformedException with the part that is wrong. */
  public static Multiaddr parse(String text) throws MalformedException {
    String[] words = text.split("/");
    if (words.length < 3 || !words[0].isEmpty() || words.length % 2 == 0) {
      throw new MalformedException("not an address like /ip4/127.0.0.1/tcp/4001: " + text);
    }
    List<Part> parts = new ArrayList<>();
    for (int i = 1; i < words.length; i += 2) {
      parts.add(part(words[i], words[i + 1]));
    }
    return new Multiaddr(parts);
  }

  private static Part part(String word, String value) throws MalformedException {
    AddressProtocol protocol =
        AddressProtocol.byWord(word)
            .orElseThrow(() -> new MalformedException("unknown address protocol: " + word));
    return new Part(protocol, protocol.canonical(value));
  }

  public static Multiaddr decode(byte[] encoded) throws MalformedException {
    ByteArrayInputStream in = new ByteArrayInputStream(encoded);
    List<Part> parts = new ArrayList<>();
    try {
      while (in.available() > 0) {
        parts.add(decodePart(in));
      }
    } catch (MalformedException e) {
      throw e;
    } catch (IOException e) {
      throw new MalformedException("an address cut short", e);
    }
    return nonEmpty(parts);
  }

  private static Multiaddr nonEmpty(List<Part> parts) throws MalformedException {
    if (parts.isEmpty()) {
      throw new MalformedException("an empty address");
    }
    return new Multiaddr(parts);
  }

  private static Part decodePart(ByteArrayInputStream in) throws IOException {
    long code = Varint.read(in::read);
    AddressProtocol protocol =
        AddressProtocol.byCode(code)
            .orElseThrow(() -> new MalformedException("unknown address protocol " + code));
    return new Part(protocol, protocol.decode(in));
  }

  public byte[] encode() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      for (Part part : parts) {
        Varint.write(out, part.protocol().code());
        out.writeBytes(part.protocol().encode(part.value()));
      }
    } catch (MalformedException e) {
      throw new IllegalStateException("a parsed address always encodes", e);
    }
    return out.toByteArray();
  }

  public static Multiaddr of(InetSocketAddress address) {
    InetAddress ip = address.getAddress();
    AddressProtocol protocol =
        ip instanceof Inet4Address ? AddressProtocol.IP4 : AddressProtocol.IP6;
    return new Multiaddr(
        List.of(
            new Part(protocol, IpText.format(ip.getAddress())),
            new Part(AddressProtocol.TCP, Integer.toString(address.getPort()))));
  }

  /** Where a TCP connection goes, unresolved; empty when this is not such an address. */
  public Optional<InetSocketAddress> tcp() {
    if (parts.size() < 2
        || parts.get(0).protocol() == AddressProtocol.P2P
        || parts.get(0).protocol() == AddressProtocol.TCP
        || parts.get(1).protocol() != AddressProtocol.TCP
        || !parts.stream().skip(2).allMatch(part -> part.protocol() == AddressProtocol.P2P)) {
      return Optional.empty();
    }
    int port = Integer.parseInt(parts.get(1).value());
    return Optional.of(InetSocketAddress.createUnresolved(parts.get(0).value(), port));
  }

  /** Who is meant to answer there. */
  public Optional<PeerId> peer() {
    return parts.stream()
        .filter(part -> part.protocol() == AddressProtocol.P2P)
        .reduce((first, second) -> second)
        .map(part -> new PeerId(part.value()));
  }

  public Multiaddr withPeer(PeerId peer) {
    Part last = new Part(AddressProtocol.P2P, peer.text());
    return new Multiaddr(Stream.concat(withoutPeer().parts.stream(), Stream.of(last)).toList());
  }

  public Multiaddr withoutPeer() {
    return new Multiaddr(
        parts.stream().filter(part -> part.protocol() != AddressProtocol.P2P).toList());
  }

  @Override
  public String toString() {
    return parts.stream()
        .map(part -> "/" + part.protocol().word() + "/" + part.value())
        .collect(Collectors.joining());
  }
}
