package dev.hearth.host.security;

import dev.hearth.protocol.MalformedException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** One direction's ChaCha20-Poly1305 key and its counting nonce (Noise, 5.1 and 12.3). */
final class CipherState {
  static final int TAG = 16;

  private static final byte[] NO_DATA = {};

  private final Cipher cipher;
  private final SecretKeySpec key;
  private long counter;

  CipherState(byte[] key) {
    try {
      this.key = new SecretKeySpec(key, "ChaCha20");
      this.cipher = Cipher.getInstance("ChaCha20-Poly1305");
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the platform lacks ChaCha20-Poly1305", e);
    }
  }

  /** Writes length + 16 bytes at out[at...] and says how many. */
  int encrypt(byte[] in, int offset, int length, byte[] out, int at) {
    try {
      return run(Cipher.ENCRYPT_MODE, NO_DATA, in, offset, length, out, at);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("encryption needs no luck", e);
    }
  }

  /** Writes length - 16 bytes at out[0...] and says how many; throws for a forged message. */
  int decrypt(byte[] in, int length, byte[] out) throws MalformedException {
    try {
      return run(Cipher.DECRYPT_MODE, NO_DATA, in, 0, length, out, 0);
    } catch (GeneralSecurityException e) {
      throw new MalformedException("a message that was not encrypted by the peer", e);
    }
  }

  byte[] encryptWithAd(byte[] ad, byte[] plain) {
    try {
      byte[] out = new byte[plain.length + TAG];
      run(Cipher.ENCRYPT_MODE, ad, plain, 0, plain.length, out, 0);
      return out;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("encryption needs no luck", e);
    }
  }

  byte[] decryptWithAd(byte[] ad, byte[] sealed) throws MalformedException {
    if (sealed.length < TAG) {
      throw new MalformedException("a sealed part shorter than its tag");
    }
    try {
      byte[] out = new byte[sealed.length - TAG];
      run(Cipher.DECRYPT_MODE, ad, sealed, 0, sealed.length, out, 0);
      return out;
    } catch (GeneralSecurityException e) {
      throw new MalformedException("a handshake that does not decrypt", e);
    }
  }

  private int run(int mode, byte[] ad, byte[] in, int offset, int length, byte[] out, int at)
      throws GeneralSecurityException {
    cipher.init(mode, key, new IvParameterSpec(nonce(counter++)));
    cipher.updateAAD(ad);
    return cipher.doFinal(in, offset, length, out, at);
  }

  /** Four zero bytes, then the counter, little-endian. */
  private static byte[] nonce(long counter) {
    return ByteBuffer.allocate(12).order(ByteOrder.LITTLE_ENDIAN).putLong(4, counter).array();
  }
}
