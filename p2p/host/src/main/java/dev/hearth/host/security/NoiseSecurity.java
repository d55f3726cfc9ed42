package dev.hearth.host.security;

import dev.hearth.host.identity.HostKey;
import dev.hearth.host.stream.Pipe;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;

/** Secures a pipe by libp2p's noise specification; the static Noise key lives as long as this. */
public final class NoiseSecurity {
  public static final String PROTOCOL = "/noise";

  private static final byte[] NO_PROLOGUE = {};
  private static final byte[] NO_PAYLOAD = {};

  private final SecureRandom random;
  private final NoiseKeyPair noiseKey;
  private final byte[] payload;

  public NoiseSecurity(HostKey key, List<String> muxers, SecureRandom random) {
    this.random = random;
    this.noiseKey = NoiseKeyPair.generate(random);
    this.payload = NoisePayload.sign(key, noiseKey.publicKey(), muxers).encode();
  }

  /** Blocks for the handshake; the caller owns the pipe and its deadline. */
  public SecureChannel secure(Pipe pipe, boolean initiator) throws IOException {
    XxHandshake handshake =
        new XxHandshake(initiator, noiseKey, NoiseKeyPair.generate(random), NO_PROLOGUE);
    NoisePayload remote = initiator ? initiate(pipe, handshake) : respond(pipe, handshake);
    return new SecureChannel(
        new NoisePipe(pipe, handshake.split()),
        remote.verify(handshake.remoteStatic()),
        remote.muxers());
  }

  private NoisePayload initiate(Pipe pipe, XxHandshake handshake) throws IOException {
    NoiseFrames.write(pipe, handshake.write(NO_PAYLOAD));
    byte[] answer = handshake.read(NoiseFrames.read(pipe));
    NoisePayload remote = NoisePayload.decode(answer);
    NoiseFrames.write(pipe, handshake.write(payload));
    return remote;
  }

  private NoisePayload respond(Pipe pipe, XxHandshake handshake) throws IOException {
    handshake.read(NoiseFrames.read(pipe));
    NoiseFrames.write(pipe, handshake.write(payload));
    return NoisePayload.decode(handshake.read(NoiseFrames.read(pipe)));
  }
}
