package dev.hearth.protocol;

import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.DERSequence;

/** A recoverable secp256k1 signature: r, s (low, EIP-2) and v (27 or 28), 65 bytes. */
public record Signature(Bytes bytes) {
  public static final int SIZE = 65;

  public Signature {
    if (bytes.size() != SIZE) {
      throw new IllegalArgumentException("a signature is 65 bytes, not " + bytes.size());
    }
  }

  public static Signature of(byte[] bytes) {
    return new Signature(Bytes.of(bytes));
  }

  /** Of what a peer sent. */
  public static Signature read(byte[] bytes) throws MalformedException {
    if (bytes.length != SIZE) {
      throw new MalformedException("a signature is 65 bytes, not " + bytes.length);
    }
    return of(bytes);
  }

  static Signature of(BigInteger r, BigInteger s, int v) {
    byte[] bytes = new byte[SIZE];
    System.arraycopy(word(r), 0, bytes, 0, 32);
    System.arraycopy(word(s), 0, bytes, 32, 32);
    bytes[64] = (byte) v;
    return of(bytes);
  }

  public byte[] toArray() {
    return bytes.toArray();
  }

  BigInteger r() {
    return new BigInteger(1, Arrays.copyOfRange(bytes.toArray(), 0, 32));
  }

  BigInteger s() {
    return new BigInteger(1, Arrays.copyOfRange(bytes.toArray(), 32, 64));
  }

  int v() {
    return bytes.toArray()[64];
  }

  boolean isCanonical() {
    return (v() == 27 || v() == 28) && s().compareTo(Secp256k1.HALF_ORDER) <= 0;
  }

  /** ASN.1 DER of (r, s), as libp2p's peer-ids specification wants it for secp256k1 keys. */
  public byte[] toDer() {
    try {
      return new DERSequence(new ASN1Integer[] {new ASN1Integer(r()), new ASN1Integer(s())})
          .getEncoded();
    } catch (IOException e) {
      throw new IllegalStateException("two integers always encode", e);
    }
  }

  /** 32 bytes, big endian. */
  static byte[] word(BigInteger value) {
    byte[] magnitude = value.toByteArray();
    byte[] word = new byte[32];
    int length = Math.min(32, magnitude.length);
    System.arraycopy(magnitude, magnitude.length - length, word, 32 - length, length);
    return word;
  }
}
