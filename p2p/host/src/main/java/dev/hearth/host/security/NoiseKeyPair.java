package dev.hearth.host.security;

import dev.hearth.protocol.MalformedException;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.X509EncodedKeySpec;
import java.util.HexFormat;
import javax.crypto.KeyAgreement;

/** An X25519 key pair (RFC 7748); public keys are their 32 bytes. */
final class NoiseKeyPair {
  static final int SIZE = 32;

  /** The DER heads that RFC 8410 puts before the 32 bytes. */
  private static final byte[] PRIVATE_HEAD =
      HexFormat.of().parseHex("302e020100300506032b656e04220420");

  private static final byte[] PUBLIC_HEAD = HexFormat.of().parseHex("302a300506032b656e032100");
  private static final byte[] BASE_POINT = new byte[SIZE];

  static {
    BASE_POINT[0] = 9;
  }

  private final PrivateKey secret;
  private final byte[] publicKey;

  private NoiseKeyPair(PrivateKey secret) throws GeneralSecurityException {
    this.secret = secret;
    this.publicKey = multiply(BASE_POINT);
  }

  static NoiseKeyPair generate(SecureRandom random) {
    byte[] secret = new byte[SIZE];
    random.nextBytes(secret);
    return ofSecret(secret);
  }

  static NoiseKeyPair ofSecret(byte[] secret) {
    try {
      return new NoiseKeyPair(
          KeyFactory.getInstance("X25519")
              .generatePrivate(new PKCS8EncodedKeySpec(join(PRIVATE_HEAD, secret))));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("32 bytes are always an X25519 key", e);
    }
  }

  byte[] publicKey() {
    return publicKey.clone();
  }

  /** The shared secret; throws for points of small order, which would make it all zero. */
  byte[] agree(byte[] remote) throws MalformedException {
    try {
      return multiply(remote);
    } catch (GeneralSecurityException e) {
      throw new MalformedException("the peer sent a key that is not one", e);
    }
  }

  private byte[] multiply(byte[] point) throws GeneralSecurityException {
    KeyAgreement agreement = KeyAgreement.getInstance("X25519");
    agreement.init(secret);
    agreement.doPhase(decode(point), true);
    return agreement.generateSecret();
  }

  private static PublicKey decode(byte[] remote) throws GeneralSecurityException {
    return KeyFactory.getInstance("X25519")
        .generatePublic(new X509EncodedKeySpec(join(PUBLIC_HEAD, remote)));
  }

  private static byte[] join(byte[] head, byte[] tail) {
    byte[] joined = new byte[head.length + tail.length];
    System.arraycopy(head, 0, joined, 0, head.length);
    System.arraycopy(tail, 0, joined, head.length, tail.length);
    return joined;
  }
}
