package dev.hearth.wallet.keys;

import java.util.Arrays;

/** A wallet that is one key and has no words. Never printed by {@link #toString}. */
public final class ImportedKey implements WalletSecret {
  static final int SIZE = 32;

  private final byte[] secret;

  private ImportedKey(byte[] secret) {
    this.secret = secret;
  }

  /** From 32 bytes; throws IllegalArgumentException when they are no key. */
  static ImportedKey of(byte[] secret) {
    if (secret.length != SIZE) {
      throw new IllegalArgumentException("a key has 32 bytes, not " + secret.length);
    }
    WalletKey.of(secret);
    return new ImportedKey(secret.clone());
  }

  @Override
  public WalletKey walletKey() {
    return WalletKey.of(secret);
  }

  byte[] secret() {
    return secret.clone();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ImportedKey key && Arrays.equals(secret, key.secret);
  }

  @Override
  public int hashCode() {
    return walletKey().address().hashCode();
  }

  @Override
  public String toString() {
    return "ImportedKey[" + walletKey().address() + "]";
  }
}
