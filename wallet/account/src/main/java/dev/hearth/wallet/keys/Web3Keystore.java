package dev.hearth.wallet.keys;

import dev.hearth.protocol.Hash;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The key file that other wallets read and write (Web3 Secret Storage Definition, version 3): one
 * key under a passphrase, no words. Methods overwrite the passphrase with zeros.
 */
public final class Web3Keystore {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int VERSION = 3;
  private static final int HALF = 16;

  /** 128 MiB for a moment. */
  private static final Scrypt COST = new Scrypt(1 << 17, 8, 1);

  private Web3Keystore() {}

  /** What came of reading a file of another wallet's. */
  public sealed interface Reading {
    record Read(ImportedKey key) implements Reading {}

    record WrongPassphrase() implements Reading {}

    /**
     * @param what is wrong with it, in a few words
     */
    record Unfit(String what) implements Reading {}
  }

  /** Takes seconds and up to 256 MiB, as the file asks. */
  public static Reading read(String file, char[] passphrase) {
    byte[] secret = Passphrases.utf8(passphrase);
    try {
      JsonNode json = parse(file);
      if (json.path("version").asInt(0) != VERSION) {
        return new Reading.Unfit("not of version 3");
      }
      return open(crypto(json), secret);
    } catch (IllegalArgumentException e) {
      return new Reading.Unfit(e.getMessage());
    } finally {
      Arrays.fill(secret, (byte) 0);
    }
  }

  private static Reading open(JsonNode crypto, byte[] passphrase) {
    if (!crypto.path("cipher").asString("").equals("aes-128-ctr")) {
      return new Reading.Unfit("unknown cipher");
    }
    byte[] ciphertext = bytes(crypto, "ciphertext");
    byte[] derived = Web3Kdf.of(crypto).derive(passphrase);
    if (!MessageDigest.isEqual(mac(derived, ciphertext), bytes(crypto, "mac"))) {
      return new Reading.WrongPassphrase();
    }
    byte[] iv = bytes(crypto.path("cipherparams"), "iv");
    return new Reading.Read(ImportedKey.of(cipher(derived, iv, ciphertext)));
  }

  /** Under scrypt at the cost that OWASP recommends. */
  public static String write(WalletKey key, char[] passphrase, SecureRandom random) {
    Web3Kdf kdf = new Web3Kdf.ByScrypt(COST, random(random, Web3Kdf.KEY_SIZE));
    return write(key, passphrase, kdf, random);
  }

  static String write(WalletKey key, char[] passphrase, Web3Kdf kdf, SecureRandom random) {
    byte[] secret = Passphrases.utf8(passphrase);
    byte[] derived = kdf.derive(secret);
    Arrays.fill(secret, (byte) 0);
    byte[] iv = random(random, HALF);
    byte[] ciphertext = cipher(derived, iv, key.secret());
    ObjectNode file = JSON.createObjectNode();
    file.put("version", VERSION);
    file.put("id", id(random));
    file.put("address", key.address().toString().substring(2));
    ObjectNode crypto = file.putObject("crypto");
    crypto.put("cipher", "aes-128-ctr");
    crypto.putObject("cipherparams").put("iv", HexFormat.of().formatHex(iv));
    crypto.put("ciphertext", HexFormat.of().formatHex(ciphertext));
    kdf.writeTo(crypto);
    crypto.put("mac", HexFormat.of().formatHex(mac(derived, ciphertext)));
    return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(file);
  }

  /** RFC 9562, version 4. */
  private static String id(SecureRandom random) {
    long most = random.nextLong() & ~0xF000L | 0x4000L;
    long least = random.nextLong() >>> 2 | Long.MIN_VALUE;
    return new UUID(most, least).toString();
  }

  private static byte[] random(SecureRandom random, int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] mac(byte[] derived, byte[] ciphertext) {
    ByteBuffer covered = ByteBuffer.allocate(HALF + ciphertext.length);
    covered.put(derived, HALF, HALF).put(ciphertext);
    return Hash.keccak256(covered.array()).toArray();
  }

  /** Counter mode: the same both ways. */
  private static byte[] cipher(byte[] derived, byte[] iv, byte[] text) {
    try {
      Cipher cipher = Cipher.getInstance("AES/CTR/NoPadding");
      SecretKeySpec key = new SecretKeySpec(derived, 0, HALF, "AES");
      cipher.init(Cipher.ENCRYPT_MODE, key, new IvParameterSpec(iv));
      return cipher.doFinal(text);
    } catch (GeneralSecurityException e) {
      throw new IllegalArgumentException("iv is not 16 bytes", e);
    }
  }

  private static JsonNode parse(String file) {
    try {
      return JSON.readTree(file);
    } catch (JacksonException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  /** Some wallets write the name with a capital. */
  private static JsonNode crypto(JsonNode file) {
    return file.has("crypto") ? file.path("crypto") : file.path("Crypto");
  }

  static byte[] bytes(JsonNode node, String field) {
    try {
      return HexFormat.of().parseHex(node.path(field).asString(""));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(field + " is not hexadecimal", e);
    }
  }
}
