package dev.hearth.host.address;

import dev.hearth.protocol.MalformedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** The parts a multiaddr may have here, with their codes in multiformats/multiaddr. */
public enum AddressProtocol {
  IP4(4, "ip4", new ValueCodec.Ip(4)),
  TCP(6, "tcp", new ValueCodec.Port()),
  IP6(41, "ip6", new ValueCodec.Ip(16)),
  DNS4(54, "dns4", new ValueCodec.Name()),
  P2P(421, "p2p", new ValueCodec.Peer());

  private final int code;
  private final String word;
  private final ValueCodec codec;

  AddressProtocol(int code, String word, ValueCodec codec) {
    this.code = code;
    this.word = word;
    this.codec = codec;
  }

  int code() {
    return code;
  }

  String word() {
    return word;
  }

  /** The value in its one canonical text. */
  String canonical(String text) throws MalformedException {
    return codec.text(codec.bytes(text));
  }

  byte[] encode(String text) throws MalformedException {
    return codec.frame(codec.bytes(text));
  }

  String decode(ByteArrayInputStream in) throws IOException {
    return codec.text(codec.unframe(in));
  }

  static Optional<AddressProtocol> byWord(String word) {
    return Arrays.stream(values()).filter(p -> p.word.equals(word)).findFirst();
  }

  static Optional<AddressProtocol> byCode(long code) {
    return Arrays.stream(values()).filter(p -> p.code == code).findFirst();
  }
}
