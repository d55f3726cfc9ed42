package dev.hearth.host.security;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MalformedException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The chaining key, the transcript hash and the handshake cipher (Noise, 5.2). */
final class SymmetricState {
  private byte[] chainingKey;
  private byte[] hash;
  private CipherState cipher;

  /** The protocol's name is exactly 32 bytes, so it is the first hash as it stands. */
  SymmetricState(String protocolName) {
    hash = Arrays.copyOf(protocolName.getBytes(StandardCharsets.US_ASCII), Hash.SIZE);
    chainingKey = hash.clone();
  }

  byte[] hash() {
    return hash.clone();
  }

  void mixHash(byte[] data) {
    hash = Hash.sha256(hash, data).toArray();
  }

  void mixKey(byte[] keyMaterial) {
    byte[][] keys = hkdf(keyMaterial);
    chainingKey = keys[0];
    cipher = new CipherState(keys[1]);
  }

  byte[] encryptAndHash(byte[] plain) {
    byte[] sealed = cipher == null ? plain : cipher.encryptWithAd(hash, plain);
    mixHash(sealed);
    return sealed;
  }

  byte[] decryptAndHash(byte[] sealed) throws MalformedException {
    byte[] plain = cipher == null ? sealed : cipher.decryptWithAd(hash, sealed);
    mixHash(sealed);
    return plain;
  }

  /** The transport ciphers: the initiator's first, the responder's second. */
  CipherState[] split() {
    byte[][] keys = hkdf(new byte[0]);
    return new CipherState[] {new CipherState(keys[0]), new CipherState(keys[1])};
  }

  /** Noise, 4.3: two outputs. */
  private byte[][] hkdf(byte[] keyMaterial) {
    byte[] temporary = hmac(chainingKey, keyMaterial);
    byte[] first = hmac(temporary, new byte[] {1});
    byte[] second = hmac(temporary, first, new byte[] {2});
    return new byte[][] {first, second};
  }

  private static byte[] hmac(byte[] key, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }
}
