package dev.hearth.host.identity;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.PeerId;

/** The key a host is known by. Shared between threads. */
public interface HostKey {
  /** The serialized PublicKey message of libp2p's peer-ids specification. */
  byte[] publicKeyProtobuf();

  /** Signs as that specification wants it for this type of key. */
  byte[] sign(byte[] message);

  /** A node key is secp256k1: ECDSA over SHA-256, in DER. */
  static HostKey of(NodeKey key) {
    return new HostKey() {
      @Override
      public byte[] publicKeyProtobuf() {
        return PeerId.protobuf(key.publicKey());
      }

      @Override
      public byte[] sign(byte[] message) {
        return key.sign(Hash.sha256(message)).toDer();
      }
    };
  }
}
