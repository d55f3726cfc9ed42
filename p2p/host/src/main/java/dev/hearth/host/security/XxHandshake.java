package dev.hearth.host.security;

import dev.hearth.protocol.MalformedException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;

/**
 * Noise_XX_25519_ChaChaPoly_SHA256 (Noise, 7.5), one side of it:
 *
 * <pre>
 * -> e
 * <- e, ee, s, es
 * -> s, se
 * </pre>
 *
 * The sides take turns to write and read until each has done its part of the three messages.
 */
final class XxHandshake {
  private static final String NAME = "Noise_XX_25519_ChaChaPoly_SHA256";
  private static final int SEALED_KEY = NoiseKeyPair.SIZE + CipherState.TAG;

  private final SymmetricState state = new SymmetricState(NAME);
  private final boolean initiator;
  private final NoiseKeyPair fixed;
  private final NoiseKeyPair ephemeral;
  private byte[] remoteEphemeral;
  private byte[] remoteStatic;
  private int turn;

  XxHandshake(boolean initiator, NoiseKeyPair fixed, NoiseKeyPair ephemeral, byte[] prologue) {
    this.initiator = initiator;
    this.fixed = fixed;
    this.ephemeral = ephemeral;
    state.mixHash(prologue);
  }

  /** The next message of ours around the payload; the first goes in the clear. */
  byte[] write(byte[] payload) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    switch (turn++) {
      case 0 -> writeEphemeral(message);
      case 1 -> {
        writeEphemeral(message);
        state.mixKey(ephemeral.agree(remoteEphemeral));
        writeStatic(message);
      }
      default -> writeStatic(message);
    }
    message.writeBytes(state.encryptAndHash(payload));
    return message.toByteArray();
  }

  /** Takes in the peer's next message and returns its payload. */
  byte[] read(byte[] message) throws IOException {
    int at =
        switch (turn++) {
          case 0 -> readEphemeral(message);
          case 1 -> {
            int next = readEphemeral(message);
            state.mixKey(ephemeral.agree(remoteEphemeral));
            yield readStatic(message, next);
          }
          default -> readStatic(message, 0);
        };
    return state.decryptAndHash(Arrays.copyOfRange(message, at, message.length));
  }

  private void writeEphemeral(ByteArrayOutputStream message) {
    message.writeBytes(ephemeral.publicKey());
    state.mixHash(ephemeral.publicKey());
  }

  /** The tokens s, then es or se: our static key with the peer's ephemeral one. */
  private void writeStatic(ByteArrayOutputStream message) throws IOException {
    message.writeBytes(state.encryptAndHash(fixed.publicKey()));
    state.mixKey(fixed.agree(remoteEphemeral));
  }

  private int readEphemeral(byte[] message) throws MalformedException {
    remoteEphemeral = part(message, 0, NoiseKeyPair.SIZE);
    state.mixHash(remoteEphemeral);
    return NoiseKeyPair.SIZE;
  }

  private int readStatic(byte[] message, int at) throws IOException {
    remoteStatic = state.decryptAndHash(part(message, at, SEALED_KEY));
    state.mixKey(ephemeral.agree(remoteStatic));
    return at + SEALED_KEY;
  }

  private static byte[] part(byte[] message, int from, int size) throws MalformedException {
    if (message.length < from + size) {
      throw new MalformedException("a handshake message cut short");
    }
    return Arrays.copyOfRange(message, from, from + size);
  }

  byte[] remoteStatic() {
    return remoteStatic.clone();
  }

  /** Binds a channel to this one handshake (Noise, 11.2). */
  byte[] hash() {
    return state.hash();
  }

  NoiseCiphers split() {
    CipherState[] ciphers = state.split();
    return initiator
        ? new NoiseCiphers(ciphers[0], ciphers[1])
        : new NoiseCiphers(ciphers[1], ciphers[0]);
  }
}
