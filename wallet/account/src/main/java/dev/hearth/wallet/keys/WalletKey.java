package dev.hearth.wallet.keys;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signature;
import java.security.SecureRandom;

/**
 * A key that owns money and pays for transactions. The curve and the signatures are a machine's;
 * the type is its own so that no node key comes where money is spent. Immutable; it never prints
 * its secret.
 */
public final class WalletKey {
  private final NodeKey key;

  private WalletKey(NodeKey key) {
    this.key = key;
  }

  /** From 32 secret bytes; throws IllegalArgumentException when they are no key. */
  public static WalletKey of(byte[] secret) {
    return new WalletKey(NodeKey.of(secret));
  }

  /** A key of no phrase, as a payer of gas on a practice network. */
  public static WalletKey generate(SecureRandom random) {
    byte[] secret = new byte[32];
    random.nextBytes(secret);
    // Uniform 32 bytes are outside [1, order) with probability 2^-128.
    return of(secret);
  }

  public Address address() {
    return key.address();
  }

  public Signature sign(Hash digest) {
    return key.sign(digest);
  }

  byte[] secret() {
    return key.secret();
  }

  @Override
  public String toString() {
    return "WalletKey[" + address() + "]";
  }
}
