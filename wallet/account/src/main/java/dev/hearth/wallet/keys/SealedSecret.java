package dev.hearth.wallet.keys;

import dev.hearth.protocol.Address;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A phrase's entropy under AES-256-GCM with a key from {@link Argon2}. Cost, salt and address are
 * authenticated with it, so a file whose address was swapped does not open.
 */
record SealedPhrase(Address address, Argon2 cost, byte[] salt, byte[] nonce, byte[] ciphertext) {
  static final int NONCE_SIZE = 12;
  private static final int TAG_SIZE = 16;
  static final int CIPHERTEXT_SIZE = SeedPhrase.ENTROPY_SIZE + TAG_SIZE;

  static SealedPhrase seal(
      SeedPhrase phrase, byte[] passphrase, Argon2 cost, byte[] salt, byte[] nonce) {
    SealedPhrase header =
        new SealedPhrase(phrase.walletKey().address(), cost, salt, nonce, new byte[0]);
    byte[] entropy = phrase.entropy();
    try {
      byte[] ciphertext = header.cipher(Cipher.ENCRYPT_MODE, passphrase).doFinal(entropy);
      return new SealedPhrase(header.address, cost, salt, nonce, ciphertext);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    } finally {
      Arrays.fill(entropy, (byte) 0);
    }
  }

  /** Empty when the passphrase is another one. */
  Optional<SeedPhrase> open(byte[] passphrase) {
    try {
      byte[] entropy = cipher(Cipher.DECRYPT_MODE, passphrase).doFinal(ciphertext);
      SeedPhrase phrase = SeedPhrase.ofEntropy(entropy);
      Arrays.fill(entropy, (byte) 0);
      return Optional.of(phrase);
    } catch (AEADBadTagException e) {
      return Optional.empty();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  private Cipher cipher(int mode, byte[] passphrase) throws GeneralSecurityException {
    byte[] key = cost.derive(passphrase, salt);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_SIZE * Byte.SIZE, nonce));
      cipher.updateAAD(header());
      return cipher;
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private byte[] header() {
    String header =
        String.join(
            " ",
            "hearth-keystore-1",
            address.toString(),
            Integer.toString(cost.memoryKib()),
            Integer.toString(cost.passes()),
            Integer.toString(cost.lanes()),
            HexFormat.of().formatHex(salt));
    return header.getBytes(StandardCharsets.US_ASCII);
  }
}
