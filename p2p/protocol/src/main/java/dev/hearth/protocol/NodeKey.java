package dev.hearth.protocol;

import java.math.BigInteger;

/**
 * A machine's secp256k1 key: it signs bids, leases, commitments and vouchers and is the machine's
 * libp2p identity; it holds no funds. Immutable and free to share between threads; it never prints
 * its secret.
 */
public final class NodeKey {
  private final BigInteger secret;
  private final PublicKey publicKey;

  private NodeKey(BigInteger secret) {
    this.secret = secret;
    this.publicKey = PublicKey.of(Secp256k1.publicKey(secret));
  }

  /** From 32 secret bytes; throws IllegalArgumentException outside [1, order). */
  public static NodeKey of(byte[] secret) {
    BigInteger number = new BigInteger(1, secret);
    if (!Secp256k1.isSecret(number)) {
      throw new IllegalArgumentException("not a secret key");
    }
    return new NodeKey(number);
  }

  public PublicKey publicKey() {
    return publicKey;
  }

  public PeerId peerId() {
    return publicKey.peerId();
  }

  /** The account whose signature contracts recover from {@link #sign}. */
  public Address address() {
    return publicKey.address();
  }

  public Signature sign(Hash digest) {
    return Secp256k1.sign(secret, publicKey.toArray(), digest);
  }

  /** The 32 secret bytes, for the owner-only file that keeps them. */
  public byte[] secret() {
    return Signature.word(secret);
  }

  @Override
  public String toString() {
    return "NodeKey[" + peerId() + "]";
  }
}
