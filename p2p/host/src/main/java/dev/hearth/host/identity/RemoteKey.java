package dev.hearth.host.identity;

import dev.hearth.host.address.PeerIds;
import dev.hearth.host.wire.ProtobufMessage;
import dev.hearth.host.wire.ProtobufWriter;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.PeerId;
import java.security.GeneralSecurityException;

/** A peer's public identity key, of any of the four types that libp2p knows. */
public final class RemoteKey {
  private static final int TYPE = 1;
  private static final int DATA = 2;

  private final KeyType type;
  private final byte[] data;

  private RemoteKey(KeyType type, byte[] data) {
    this.type = type;
    this.data = data;
  }

  public static RemoteKey decode(byte[] protobuf) throws MalformedException {
    ProtobufMessage message = ProtobufMessage.parse(protobuf);
    KeyType type = KeyType.of(message.number(TYPE).orElse(-1));
    byte[] data =
        message.bytes(DATA).orElseThrow(() -> new MalformedException("a key without its bytes"));
    return new RemoteKey(type, data);
  }

  /** Over the canonical encoding, so that a key has one peer id however it was sent. */
  public PeerId peerId() {
    return PeerIds.ofPublicKey(
        new ProtobufWriter().number(TYPE, type.code()).bytes(DATA, data).toArray());
  }

  /** False for a wrong signature and for a key that is not one. */
  public boolean verifies(byte[] message, byte[] signature) {
    try {
      return type.check().verifies(data, message, signature);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      return false;
    }
  }
}
