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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's own claims in which it planted a root: it does not stand by that, and takes no pay.
 */
record PlantedClaims(PlantCodes codes, EscrowGateway escrow, Funds funds) {
  private static final Logger LOG = LoggerFactory.getLogger(PlantedClaims.class);

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

  boolean has(ClaimFile file) {
    return IntStream.range(0, file.commitments().size()).anyMatch(index -> has(file, index));
  }

  boolean has(ClaimFile file, int index) {
    return codes.know(file.job().id(), file.commitments().get(index));
  }

  /** How a claim that nobody disputes now has ended; empty while it has not. */
  Optional<ClaimNews> end(ClaimFile file, ClaimState state, Instant now) throws IOException {
    if (state.isVoid()) {
      return Optional.of(FOUND);
    }
    if (!state.staked()) {
      return Optional.of(CLOSED); // by an earlier run of this node, or by anybody
    }
    return Window.isPast(state, now) && isClosed(file) ? Optional.of(CLOSED) : Optional.empty();
  }

  private boolean isClosed(ClaimFile file) throws IOException {
    Claims claims = escrow.claims(file.job());
    WalletKey gasPayer = funds.purse().gas();
    Wei gas = funds.chain().gasPrice().times(GAS);
    Optional<String> lack = funds.raise(gasPayer.address(), gas);
    if (lack.isPresent()) {
      throw new IOException(lack.get());
    }
    return switch (claims.close(gasPayer, file.claim())) {
      case TransactionOutcome.Mined _ -> true;
      case TransactionOutcome.Failed failed -> {
        LOG.info("Claim {} is closed later: {}", file.id().brief(), failed.sentence());
        yield false;
      }
    };
  }
}
