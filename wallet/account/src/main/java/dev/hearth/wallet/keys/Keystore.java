package dev.hearth.wallet.keys;

import dev.hearth.protocol.Address;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * The wallet's phrase or key in an encrypted, owner-only file. Methods that take a passphrase
 * overwrite it with zeros. Not for concurrent writers.
 */
public final class Keystore {
  private final Path path;
  private final SecureRandom random;
  private final Argon2 cost;

  public Keystore(Path path, SecureRandom random) {
    this(path, random, Argon2.RECOMMENDED);
  }

  /** With another cost for files it writes; opening takes each file's own. */
  public Keystore(Path path, SecureRandom random, Argon2 cost) {
    this.path = path;
    this.random = random;
    this.cost = cost;
  }

  public boolean exists() {
    return Files.exists(path);
  }

  /** Replaces a wallet that was there. */
  public void write(WalletSecret wallet, char[] passphrase) throws IOException {
    byte[] secret = Passphrases.utf8(passphrase);
    try {
      byte[] salt = random(Argon2.SALT_SIZE);
      byte[] nonce = random(SealedSecret.NONCE_SIZE);
      Argon2 worth = secret.length == 0 ? Argon2.LEAST : cost;
      SealedSecret sealed = SealedSecret.seal(wallet, secret, worth, salt, nonce);
      new OwnerOnlyFile(path).write(KeystoreFormat.write(sealed));
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  /** Takes about a third of a second and 64 MiB where a passphrase was set. */
  public Unlock open(char[] passphrase) throws IOException {
    byte[] secret = Passphrases.utf8(passphrase);
    try {
      return KeystoreFormat.read(new OwnerOnlyFile(path).read())
          .open(secret)
          .<Unlock>map(Unlock.Unlocked::new)
          .orElseGet(Unlock.WrongPassphrase::new);
    } catch (IllegalArgumentException e) {
      return new Unlock.Damaged(e.getMessage());
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  /** The wallet's address, readable without the passphrase so that a balance can be shown. */
  public Address address() throws IOException {
    try {
      return KeystoreFormat.read(new OwnerOnlyFile(path).read()).address();
    } catch (IllegalArgumentException e) {
      throw new IOException(new Unlock.Damaged(e.getMessage()).sentence(), e);
    }
  }

  private byte[] random(int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }
}
