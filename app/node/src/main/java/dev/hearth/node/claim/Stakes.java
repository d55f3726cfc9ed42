package dev.hearth.node.claim;

import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.escrow.Claims;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.util.Optional;

/** Has ready what a claim costs: the bond that it puts at stake, and gas for the node key. */
final class Stakes {
  /** The most a claim takes, with room. */
  static final int GAS = 300_000;

  /** The most that putting up a bond takes, with room. */
  static final int GAS_OF_A_BOND = 100_000;

  private final EscrowGateway escrow;
  private final Address node;
  private final Funds funds;

  Stakes(EscrowGateway escrow, Address node, Funds funds) {
    this.escrow = escrow;
    this.node = node;
    this.funds = funds;
  }

  /** What is missing, in a sentence with what to do; empty when all is there. */
  Optional<String> lack(JobSpec job, Address provider, Wei stake) throws IOException {
    Optional<String> bond = bond(escrow.claims(job), job, provider, stake);
    return bond.isPresent() ? bond : gas();
  }

  /** No more than the stake: a stolen node key can lose it. */
  private Optional<String> bond(Claims claims, JobSpec job, Address provider, Wei stake)
      throws IOException {
    Wei free = claims.bond(provider, node, job.token());
    if (free.compareTo(stake) >= 0) {
      return Optional.empty();
    }
    Wei missing = stake.minus(free);
    Optional<WalletKey> wallet =
        funds.purse().wallet().get().filter(key -> key.address().equals(provider));
    return wallet.isEmpty()
        ? Optional.of(
            "A claim puts %s at stake, and the wallet that is paid cannot be spent from unasked."
                    .formatted(funds.money().of(job).exactly(missing))
                + " `hearth wallet bond` puts them up for this machine's key "
                + node
                + ".")
        : Funds.failure(claims.postBond(wallet.get(), node, job.token(), missing));
  }

  private Optional<String> gas() throws IOException {
    Wei needed = funds.chain().gasPrice().times(GAS);
    return funds.chain().balance(node).compareTo(needed) >= 0
        ? Optional.empty()
        : funds.raise(node, needed.times(2));
  }
}
