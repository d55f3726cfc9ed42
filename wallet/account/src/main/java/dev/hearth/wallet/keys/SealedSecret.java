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
 * A phrase's entropy, or a key, under AES-256-GCM with a key from {@link Argon2}. What it holds,
 * cost, salt and address are authenticated with it, so a file whose address was swapped does not
 * open.
 */
record SealedSecret(
    Kind kind, Address address, Argon2 cost, byte[] salt, byte[] nonce, byte[] ciphertext) {
  static final int NONCE_SIZE = 12;
  private static final int TAG_SIZE = 16;

  /** The two kinds of {@link WalletSecret}, by the name that the file has for them. */
  enum Kind {
    PHRASE("hearth-keystore-1", SeedPhrase.ENTROPY_SIZE),
    KEY("hearth-keystore-1-key", ImportedKey.SIZE);

    private final String header;
    private final int size;

    Kind(String header, int size) {
      this.header = header;
      this.size = size;
    }

    int ciphertextSize() {
      return size + TAG_SIZE;
    }

    private WalletSecret read(byte[] bytes) {
      return this == PHRASE ? SeedPhrase.ofEntropy(bytes) : ImportedKey.of(bytes);
    }
  }

  static SealedSecret seal(
      WalletSecret secret, byte[] passphrase, Argon2 cost, byte[] salt, byte[] nonce) {
    Kind kind = secret instanceof SeedPhrase ? Kind.PHRASE : Kind.KEY;
    SealedSecret header =
        new SealedSecret(kind, secret.walletKey().address(), cost, salt, nonce, new byte[0]);
    byte[] bytes = bytes(secret);
    try {
      byte[] ciphertext = header.cipher(Cipher.ENCRYPT_MODE, passphrase).doFinal(bytes);
      return new SealedSecret(kind, header.address, cost, salt, nonce, ciphertext);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  private static byte[] bytes(WalletSecret secret) {
    return switch (secret) {
      case SeedPhrase phrase -> phrase.entropy();
      case ImportedKey key -> key.secret();
    };
  }

  /** Empty when the passphrase is another one. */
  Optional<WalletSecret> open(byte[] passphrase) {
    try {
      byte[] bytes = cipher(Cipher.DECRYPT_MODE, passphrase).doFinal(ciphertext);
      WalletSecret secret = kind.read(bytes);
      Arrays.fill(bytes, (byte) 0);
      return Optional.of(secret);
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
            kind.header,
            address.toString(),
            Integer.toString(cost.memoryKib()),
            Integer.toString(cost.passes()),
            Integer.toString(cost.lanes()),
            HexFormat.of().formatHex(salt));
    return header.getBytes(StandardCharsets.US_ASCII);
  }
}
