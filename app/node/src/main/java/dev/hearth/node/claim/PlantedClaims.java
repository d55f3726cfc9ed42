package dev.hearth.node.claim;

import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.store.PlantCodes;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.escrow.ClaimState;
import dev.hearth.wallet.escrow.Claims;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * This node's own claims in which it planted a root: it does not stand by that, and takes no pay.
 */
record PlantedClaims(PlantCodes codes, EscrowGateway escrow, Funds funds) {
  /** The most that closing takes, with room. */
  static final int GAS = 150_000;

  private static final ClaimNews FOUND =
      new ClaimNews.Planted(
          "The root that was planted in it was challenged, as it should be, and its stake is lost:"
              + " that is what planting costs.");
  private static final ClaimNews CLOSED =
      new ClaimNews.Planted(
          "Nobody challenged the root that was planted in it. No pay was taken for that, and its"
              + " stake is back.");

  /** Anyone may have a claim paid that stood. */
  private static final ClaimNews PAID =
      new ClaimNews.Planted(
          "Nobody challenged the root that was planted in it, and its stake is back. No pay was"
              + " taken for that by this machine; what others had paid of it went to its wallet.");

  boolean has(ClaimFile file) {
    return IntStream.range(0, file.commitments().size()).anyMatch(index -> has(file, index));
  }

  boolean has(ClaimFile file, int index) {
    return codes.know(file.job().id(), file.commitments().get(index));
  }

  /**
   * How a claim that nobody disputes now has ended, or what keeps it from ending; empty while its
   * time has not come.
   */
  Optional<ClaimNews> end(ClaimFile file, ClaimState state, Instant now) throws IOException {
    if (state.isVoid()) {
      return Optional.of(FOUND);
    }
    if (state.left().isZero()) {
      return Optional.of(PAID); // or closed by an earlier run of this node
    }
    return Window.isPast(state, now) ? Optional.of(close(file, state)) : Optional.empty();
  }

  private ClaimNews close(ClaimFile file, ClaimState state) throws IOException {
    Claims claims = escrow.claims(file.job());
    WalletKey gasPayer = funds.purse().gas();
    Wei gas = funds.chain().gasPrice().times(GAS);
    Optional<String> lack = funds.raise(gasPayer.address(), gas);
    if (lack.isPresent()) {
      return new ClaimNews.Unclosed(lack.get());
    }
    return switch (claims.close(gasPayer, file.claim())) {
      case TransactionOutcome.Mined _ -> state.staked() ? CLOSED : PAID;
      case TransactionOutcome.Failed failed -> new ClaimNews.Unclosed(failed.sentence());
    };
  }
}
