package dev.hearth.protocol;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/**
 * A libp2p peer id in its base58btc form (specs/peer-ids): the multihash of the protobuf-encoded
 * public key, identity-hashed while it is 42 bytes or less.
 */
public record PeerId(String text) {
  private static final String ALPHABET =
      "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
  private static final BigInteger BASE = BigInteger.valueOf(58);

  public PeerId {
    if (text.isEmpty() || text.length() > 128 || !text.chars().allMatch(c -> digit(c) >= 0)) {
      throw new IllegalArgumentException("not a peer id: " + text);
    }
  }

  static PeerId of(PublicKey key) {
    return ofMultihash(identity(protobuf(key)));
  }

  public static PeerId ofMultihash(byte[] multihash) {
    StringBuilder text = new StringBuilder();
    BigInteger rest = new BigInteger(1, multihash);
    while (rest.signum() > 0) {
      BigInteger[] division = rest.divideAndRemainder(BASE);
      text.append(ALPHABET.charAt(division[1].intValue()));
      rest = division[0];
    }
    for (int i = 0; i < multihash.length && multihash[i] == 0; i++) {
      text.append(ALPHABET.charAt(0));
    }
    return new PeerId(text.reverse().toString());
  }

  /** The multihash the text stands for. */
  public byte[] toMultihash() {
    BigInteger value = BigInteger.ZERO;
    for (int i = 0; i < text.length(); i++) {
      value = value.multiply(BASE).add(BigInteger.valueOf(digit(text.charAt(i))));
    }
    int zeros = 0;
    while (zeros < text.length() && text.charAt(zeros) == ALPHABET.charAt(0)) {
      zeros++;
    }
    byte[] digits = value.toByteArray();
    int from = digits[0] == 0 ? 1 : 0;
    byte[] multihash = new byte[zeros + digits.length - from];
    System.arraycopy(digits, from, multihash, zeros, digits.length - from);
    return multihash;
  }

  /** The key it is made from; empty where it is another kind of key, or too long to be in it. */
  public Optional<PublicKey> key() {
    byte[] multihash = toMultihash();
    if (multihash.length != 2 + 4 + PublicKey.SIZE) {
      return Optional.empty();
    }
    byte[] point = Arrays.copyOfRange(multihash, 2 + 4, multihash.length);
    try {
      PublicKey key = PublicKey.read(point);
      return Optional.of(key).filter(k -> k.peerId().equals(this));
    } catch (MalformedException e) {
      return Optional.empty();
    }
  }

  /** The PublicKey message of specs/peer-ids: field 1 the type (2 = secp256k1), field 2 the key. */
  public static byte[] protobuf(PublicKey key) {
    byte[] encoded = new byte[4 + PublicKey.SIZE];
    encoded[0] = 8;
    encoded[1] = 2;
    encoded[2] = 18;
    encoded[3] = PublicKey.SIZE;
    System.arraycopy(key.toArray(), 0, encoded, 4, PublicKey.SIZE);
    return encoded;
  }

  private static byte[] identity(byte[] content) {
    byte[] multihash = new byte[2 + content.length];
    multihash[1] = (byte) content.length;
    System.arraycopy(content, 0, multihash, 2, content.length);
    return multihash;
  }

  private static int digit(int character) {
    return ALPHABET.indexOf(character);
  }

  /** The last six characters: enough for a person to tell two apart. */
  public String brief() {
    return text.substring(Math.max(0, text.length() - 6));
  }

  @Override
  public String toString() {
    return text;
  }
}
