package dev.hearth.node.claim;

import dev.hearth.protocol.Address;
import java.io.IOException;
import java.util.Optional;

/** Gas for what brings an auditor's money back. One caller at a time, but for the notice. */
final class Gas {
  private final Funds funds;
  private final Address account;
  private volatile Optional<String> lack = Optional.empty();

  Gas(Funds funds, Address account) {
    this.funds = funds;
    this.account = account;
  }

  /** Throws IOException when there is none, which the notice says until there is. */
  void provide(int units) throws IOException {
    Optional<String> missing = funds.raise(account, funds.chain().gasPrice().times(units));
    lack = missing.map("What audits brought cannot be taken yet. "::concat);
    if (missing.isPresent()) {
      throw new IOException(missing.get());
    }
  }

  /** For any thread. */
  Optional<String> notice() {
    return lack;
  }
}
