package dev.hearth.protocol;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.bouncycastle.jcajce.provider.digest.Keccak;

/** 32 bytes: a SHA-256 unless an EIP demands keccak. */
public record Hash(Bytes bytes) {
  public static final int SIZE = 32;
  public static final Hash ZERO = of(new byte[SIZE]);

  public Hash {
    if (bytes.size() != SIZE) {
      throw new IllegalArgumentException("a hash is 32 bytes, not " + bytes.size());
    }
  }

  public static Hash of(byte[] bytes) {
    return new Hash(Bytes.of(bytes));
  }

  public static Hash ofHex(String hex) {
    return new Hash(Bytes.ofHex(hex));
  }

  /** SHA-256 over the parts, one after the other. */
  public static Hash sha256(byte[]... parts) {
    return digest(sha256(), parts);
  }

  /** Keccak-256 as Ethereum uses it. */
  public static Hash keccak256(byte[]... parts) {
    return digest(new Keccak.Digest256(), parts);
  }

  public static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private static Hash digest(MessageDigest digest, byte[]... parts) {
    for (byte[] part : parts) {
      digest.update(part);
    }
    return of(digest.digest());
  }

  public byte[] toArray() {
    return bytes.toArray();
  }

  /** 64 hexadecimal digits without 0x, fit for a file name. */
  public String hex() {
    return bytes.toString().substring(2);
  }

  /** The first eight digits: enough for a person to tell two apart. */
  public String brief() {
    return hex().substring(0, 8);
  }

  @Override
  public String toString() {
    return hex();
  }
}
