package dev.hearth.wallet.keys;

import java.util.Arrays;
import org.web3j.crypto.Bip32ECKeyPair;

/** The key tree of a seed (BIP-32). */
final class KeyDerivation {
  private final Bip32ECKeyPair master;

  KeyDerivation(byte[] seed) {
    master = Bip32ECKeyPair.generateKeyPair(seed);
  }

  /** The 32 secret bytes of the key at a path. */
  byte[] secret(KeyPath path) {
    int[] steps = path.steps().stream().mapToInt(Integer::intValue).toArray();
    // Serialised private keys carry a leading zero (BIP-32, "Serialization format").
    byte[] serialised = Bip32ECKeyPair.deriveKeyPair(master, steps).getPrivateKeyBytes33();
    return Arrays.copyOfRange(serialised, 1, 33);
  }
}
