package dev.hearth.node.claim;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.protocol.dispute.Terms;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.court.CourtEvent;
import dev.hearth.wallet.court.DisputeState;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Disputes that this node does not fight. The clock decides them, and only once somebody asks the
 * court to: a challenger that fell silent would leave the stakes locked.
 */
record Unfought(Court court, Funds funds) {
  private static final Logger LOG = LoggerFactory.getLogger(Unfought.class);

  /** The most that asking takes, with room. */
  private static final int GAS = 150_000;

  /** Ends one whose side to move has used up its time, whichever side that is. */
  void end(Hash dispute, DisputeState state) throws IOException {
    List<CourtEvent> history = court.history(dispute, 0);
    Terms terms = ((CourtEvent.Opened) history.getFirst()).terms();
    Position at = last(history).orElse(terms.first());
    if (at.hash().equals(state.position()) && isTimeUp(at, state)) {
      timeout(terms, at);
    }
  }

  private static Optional<Position> last(List<CourtEvent> history) {
    Optional<Position> last = Optional.empty();
    for (CourtEvent event : history) {
      last =
          switch (event) {
            case CourtEvent.Moved moved -> Optional.of(moved.position());
            case CourtEvent.Agreed agreed -> Optional.of(agreed.position());
            case CourtEvent.Opened _, CourtEvent.Judged _, CourtEvent.Settled _ -> last;
          };
    }
    return last;
  }

  private boolean isTimeUp(Position at, DisputeState state) throws IOException {
    Duration left = at.mover() == Seat.CHALLENGER ? state.challengerLeft() : state.providerLeft();
    return court.time().isAfter(state.since().plus(left));
  }

  private void timeout(Terms terms, Position at) throws IOException {
    WalletKey gasPayer = funds.purse().gas();
    funds.raise(gasPayer.address(), funds.chain().gasPrice().times(GAS));
    if (court.timeout(gasPayer, terms, at) instanceof TransactionOutcome.Failed failed) {
      LOG.info("Dispute {} is ended later: {}", at.dispute().brief(), failed.sentence());
    }
  }
}
