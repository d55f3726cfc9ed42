package dev.hearth.node.claim;

import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.escrow.Claims;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** Has a claim paid that nobody disproved. What arrives is read from the chain. */
record Collecting(EscrowGateway escrow, Funds funds, Payouts payouts) {
  /** Leases of about 70,000 gas each. */
  private static final int A_CALL = 64;

  /** Of the first lease and of each, with room. */
  private static final long GAS = 250_000;

  private static final long GAS_OF_A_LEASE = 80_000;

  ClaimNews collect(ClaimFile file) throws IOException {
    List<Integer> all = IntStream.range(0, file.list().size()).boxed().toList();
    Wei arrived = Wei.ZERO;
    for (int from = 0; from < all.size(); from += A_CALL) {
      switch (pay(file, all.subList(from, Math.min(all.size(), from + A_CALL)))) {
        case Paid(Wei amount) -> arrived = arrived.plus(amount);
        case NotNow(String sentence) -> {
          return new ClaimNews.Waiting(sentence);
        }
      }
    }
    return arrived.isZero()
        ? new ClaimNews.Lost("Everything in it was paid before, or to others.")
        : new ClaimNews.Paid(arrived);
  }

  private sealed interface Part {}

  private record Paid(Wei amount) implements Part {}

  private record NotNow(String sentence) implements Part {}

  /** One lease that cannot be paid, its slice promised twice, does not hold up the others. */
  private Part pay(ClaimFile file, List<Integer> indices) throws IOException {
    Claims claims = escrow.claims(file.job());
    WalletKey gasPayer = funds.purse().gas();
    funds.raise(gasPayer.address(), gas(indices.size()));
    return switch (claims.pay(gasPayer, file.claim(), file.list(), indices)) {
      case TransactionOutcome.Mined mined ->
          new Paid(payouts.paid(file.job(), Optional.of(mined.transaction())));
      case TransactionOutcome.Reverted _ ->
          indices.size() > 1 ? payEach(file, indices) : new Paid(Wei.ZERO);
      case TransactionOutcome.Failed failed -> new NotNow(failed.sentence());
    };
  }

  private Wei gas(int leases) throws IOException {
    return funds.chain().gasPrice().times(GAS + leases * GAS_OF_A_LEASE);
  }

  private Part payEach(ClaimFile file, List<Integer> indices) throws IOException {
    Wei arrived = Wei.ZERO;
    for (int index : indices) {
      switch (pay(file, List.of(index))) {
        case Paid(Wei amount) -> arrived = arrived.plus(amount);
        case NotNow trouble -> {
          return trouble;
        }
      }
    }
    return new Paid(arrived);
  }
}
