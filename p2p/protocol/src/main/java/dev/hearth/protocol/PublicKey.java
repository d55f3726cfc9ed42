package dev.hearth.protocol;

import java.util.Arrays;
import java.util.Optional;

/** A compressed secp256k1 public key: at once a peer's identity and an account of the chain. */
public record PublicKey(Bytes bytes) {
  public static final int SIZE = 33;

  /** Throws IllegalArgumentException when the bytes are not a point of the curve. */
  public PublicKey {
    if (bytes.size() != SIZE) {
      throw new IllegalArgumentException("a public key is 33 bytes, not " + bytes.size());
    }
    Secp256k1.point(bytes.toArray());
  }

  public static PublicKey of(byte[] bytes) {
    return new PublicKey(Bytes.of(bytes));
  }

  static PublicKey read(byte[] bytes) throws MalformedException {
    try {
      return of(bytes);
    } catch (IllegalArgumentException e) {
      throw new MalformedException("not a public key", e);
    }
  }

  /** The key whose low-s signature over this digest this is; empty when there is none. */
  public static Optional<PublicKey> recover(Hash digest, Signature signature) {
    if (!signature.isCanonical()) {
      return Optional.empty();
    }
    byte[] key = Secp256k1.recover(digest, signature.r(), signature.s(), signature.v() - 27);
    return Optional.ofNullable(key).map(PublicKey::of);
  }

  public boolean verifies(Hash digest, Signature signature) {
    return signature.isCanonical()
        && Secp256k1.verify(bytes.toArray(), digest, signature.r(), signature.s());
  }

  public byte[] toArray() {
    return bytes.toArray();
  }

  /** Yellow paper, appendix F: the last 20 bytes of keccak over the uncompressed point. */
  public Address address() {
    byte[] point = Secp256k1.point(bytes.toArray()).getEncoded(false);
    byte[] hash = Hash.keccak256(Arrays.copyOfRange(point, 1, point.length)).toArray();
    return Address.of(Arrays.copyOfRange(hash, 12, 32));
  }

  public PeerId peerId() {
    return PeerId.of(this);
  }
}
