package dev.hearth.node.court;

import dev.hearth.node.store.OwnDispute;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.dispute.Seat;
import dev.hearth.wallet.court.Court;
import dev.hearth.wallet.court.CourtEvent;
import dev.hearth.wallet.court.DisputeState;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Optional;

/**
 * How a court decided.
 *
 * @param numbers that differed; empty where nothing was rerun
 */
record Ruling(Seat winner, Optional<OwnDispute.Numbers> numbers) {
  private static final int WORD = 32;

  /** Empty while the dispute is open. */
  static Optional<Ruling> of(Court court, Hash dispute) throws IOException {
    Optional<Seat> winner = court.state(dispute).flatMap(Ruling::winner);
    return winner.isEmpty()
        ? Optional.empty()
        : Optional.of(new Ruling(winner.get(), numbers(court, dispute)));
  }

  private static Optional<Seat> winner(DisputeState state) {
    return switch (state.verdict()) {
      case CHALLENGER -> Optional.of(Seat.CHALLENGER);
      case PROVIDER -> Optional.of(Seat.PROVIDER);
      case OPEN, NONE -> Optional.empty();
    };
  }

  private static Optional<OwnDispute.Numbers> numbers(Court court, Hash dispute)
      throws IOException {
    for (CourtEvent event : court.history(dispute, 0)) {
      if (event instanceof CourtEvent.Judged judged) {
        return Optional.of(new OwnDispute.Numbers(number(judged.posted()), number(judged.found())));
      }
    }
    return Optional.empty();
  }

  /** As a float with its bits; who said nonsense said more bits than those. */
  private static String number(BigInteger word) {
    return word.bitLength() > WORD
        ? "0x" + word.toString(16)
        : "%s (0x%08x)".formatted(Float.intBitsToFloat(word.intValue()), word.intValue());
  }

  OwnDispute ends(OwnDispute dispute) {
    return dispute.decided(winner, numbers);
  }
}
