package dev.hearth.host.security;

import dev.hearth.host.identity.HostKey;
import dev.hearth.host.identity.RemoteKey;
import dev.hearth.host.wire.ProtobufMessage;
import dev.hearth.host.wire.ProtobufWriter;
import dev.hearth.protocol.MalformedException;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * NoiseHandshakePayload of libp2p's noise specification: the identity key, its signature over the
 * Noise static key, and the muxers we speak (early muxer negotiation).
 */
record NoisePayload(byte[] identityKey, byte[] signature, List<String> muxers) {
  private static final byte[] CONTEXT =
      "noise-libp2p-static-key:".getBytes(StandardCharsets.US_ASCII);
  private static final int KEY = 1;
  private static final int SIGNATURE = 2;
  private static final int EXTENSIONS = 4;
  private static final int STREAM_MUXERS = 2;

  static NoisePayload sign(HostKey key, byte[] noiseKey, List<String> muxers) {
    return new NoisePayload(key.publicKeyProtobuf(), key.sign(signed(noiseKey)), muxers);
  }

  byte[] encode() {
    ProtobufWriter extensions = new ProtobufWriter();
    muxers.forEach(muxer -> extensions.text(STREAM_MUXERS, muxer));
    return new ProtobufWriter()
        .bytes(KEY, identityKey)
        .bytes(SIGNATURE, signature)
        .bytes(EXTENSIONS, extensions.toArray())
        .toArray();
  }

  static NoisePayload decode(byte[] encoded) throws MalformedException {
    ProtobufMessage message = ProtobufMessage.parse(encoded);
    ProtobufMessage extensions =
        ProtobufMessage.parse(message.bytes(EXTENSIONS).orElse(new byte[0]));
    return new NoisePayload(
        message.bytes(KEY).orElseThrow(() -> new MalformedException("a peer without a key")),
        message.bytes(SIGNATURE).orElseThrow(() -> new MalformedException("an unsigned peer")),
        extensions.texts(STREAM_MUXERS));
  }

  /** The identity key, once it is shown to have signed this Noise key. */
  RemoteKey verify(byte[] noiseKey) throws MalformedException {
    RemoteKey key = RemoteKey.decode(identityKey);
    if (!key.verifies(signed(noiseKey), signature)) {
      throw new MalformedException("the peer does not hold the key it names");
    }
    return key;
  }

  private static byte[] signed(byte[] noiseKey) {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    message.writeBytes(CONTEXT);
    message.writeBytes(noiseKey);
    return message.toByteArray();
  }
}
