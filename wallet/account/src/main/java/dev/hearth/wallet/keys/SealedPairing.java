package dev.hearth.wallet.keys;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.NodeKey;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * A {@link Pairing} under a one-time code, as a line of text that may be seen by anybody: Argon2id
 * makes the key, AES-256-GCM seals. The layout is salt, nonce, ciphertext, in base64url; within it
 * machine, end (seconds since 1970), key, payout.
 */
public final class SealedPairing {
  private static final String PREFIX = "hearth-pair:1:";
  private static final int NONCE_SIZE = 12;
  private static final int TAG_SIZE = 16;
  private static final int KEY_SIZE = 32;
  private static final int CONTENT = Integer.BYTES + Long.BYTES + KEY_SIZE + Address.SIZE;
  private static final int SIZE = Argon2.SALT_SIZE + NONCE_SIZE + CONTENT + TAG_SIZE;

  private SealedPairing() {}

  /** What came of opening one. */
  public sealed interface Opening {
    record Opened(Pairing pairing) implements Opening {}

    record WrongCode() implements Opening {}

    record Ended(Instant when) implements Opening {}

    /** No such text at all. */
    record Unfit() implements Opening {}
  }

  /** The text, and the code that opens it. */
  public record Sealed(String text, PairingCode code) {}

  public static Sealed seal(Pairing pairing, SecureRandom random) {
    return seal(pairing, Argon2.RECOMMENDED, random);
  }

  static Sealed seal(Pairing pairing, Argon2 cost, SecureRandom random) {
    PairingCode code = PairingCode.generate(random);
    byte[] salt = random(random, Argon2.SALT_SIZE);
    byte[] nonce = random(random, NONCE_SIZE);
    byte[] content = content(pairing);
    try {
      byte[] sealed = cipher(Cipher.ENCRYPT_MODE, code, cost, salt, nonce).doFinal(content);
      byte[] all = ByteBuffer.allocate(SIZE).put(salt).put(nonce).put(sealed).array();
      return new Sealed(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(all), code);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    } finally {
      Arrays.fill(content, (byte) 0);
    }
  }

  /** Takes about a third of a second and 64 MiB. */
  public static Opening open(String text, PairingCode code, Instant now) {
    return open(text, code, Argon2.RECOMMENDED, now);
  }

  static Opening open(String text, PairingCode code, Argon2 cost, Instant now) {
    byte[] all = bytes(text.strip());
    if (all.length != SIZE) {
      return new Opening.Unfit();
    }
    byte[] salt = Arrays.copyOf(all, Argon2.SALT_SIZE);
    byte[] nonce = Arrays.copyOfRange(all, salt.length, salt.length + NONCE_SIZE);
    byte[] sealed = Arrays.copyOfRange(all, salt.length + NONCE_SIZE, SIZE);
    try {
      byte[] content = cipher(Cipher.DECRYPT_MODE, code, cost, salt, nonce).doFinal(sealed);
      Pairing pairing = pairing(content);
      return pairing.end().isAfter(now)
          ? new Opening.Opened(pairing)
          : new Opening.Ended(pairing.end());
    } catch (AEADBadTagException e) {
      return new Opening.WrongCode();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has AES-GCM", e);
    }
  }

  private static byte[] bytes(String text) {
    try {
      return text.startsWith(PREFIX)
          ? Base64.getUrlDecoder().decode(text.substring(PREFIX.length()))
          : new byte[0];
    } catch (IllegalArgumentException e) {
      return new byte[0];
    }
  }

  private static byte[] content(Pairing pairing) {
    return ByteBuffer.allocate(CONTENT)
        .putInt(pairing.machine())
        .putLong(pairing.end().getEpochSecond())
        .put(pairing.key().secret())
        .put(pairing.payout().toArray())
        .array();
  }

  private static Pairing pairing(byte[] content) {
    ByteBuffer buffer = ByteBuffer.wrap(content);
    int machine = buffer.getInt();
    Instant end = Instant.ofEpochSecond(buffer.getLong());
    byte[] key = new byte[KEY_SIZE];
    byte[] payout = new byte[Address.SIZE];
    buffer.get(key).get(payout);
    return new Pairing(machine, NodeKey.of(key), Address.of(payout), end);
  }

  private static Cipher cipher(int mode, PairingCode code, Argon2 cost, byte[] salt, byte[] nonce)
      throws GeneralSecurityException {
    byte[] key = cost.derive(code.secret(), salt);
    Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
    cipher.init(
        mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_SIZE * Byte.SIZE, nonce));
    cipher.updateAAD(PREFIX.getBytes(StandardCharsets.US_ASCII));
    Arrays.fill(key, (byte) 0);
    return cipher;
  }

  private static byte[] random(SecureRandom random, int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }
}
