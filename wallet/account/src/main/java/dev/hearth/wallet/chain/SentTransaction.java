package dev.hearth.wallet.chain;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import java.util.List;

/**
 * A signed transaction that is not known to be final, as it is kept.
 *
 * @param versions at least one, the newest last; all at one place of the sender's, so that a chain
 *     takes one of them at most
 */
public record SentTransaction(long chainId, Address sender, List<Bytes> versions) {
  public SentTransaction {
    versions = List.copyOf(versions);
    if (versions.isEmpty()) {
      throw new IllegalArgumentException("a transaction has a version");
    }
  }

  /** The hash of its first version, which stays its name when further ones come. */
  public Hash id() {
    return Hash.keccak256(versions.getFirst().toArray());
  }
}
