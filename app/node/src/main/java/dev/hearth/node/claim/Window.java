package dev.hearth.node.claim;

import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.wallet.escrow.ClaimState;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** How long a claim may be challenged, as the escrow has it. */
final class Window {
  private static final Duration CHALLENGE = Duration.ofDays(2);
  private static final Duration REVEAL = Duration.ofHours(2);
  private static final Duration PAYMENT = Duration.ofDays(7);

  private Window() {}

  /** No further challenge can be shown. */
  static boolean isOver(ClaimState claim, Instant now) {
    return now.isAfter(claim.since().plus(CHALLENGE).plus(REVEAL));
  }

  /** It stood, was not paid in time, and anyone may end it. */
  static boolean isPast(ClaimState claim, Instant now) {
    return isOver(claim, now.minus(PAYMENT));
  }

  /** No further challenge can be committed to. */
  static boolean isClosing(ClaimState claim, Instant now) {
    return now.isAfter(claim.since().plus(CHALLENGE));
  }

  /** When the last claim there is now can be challenged or judged no more. */
  static Instant latest(Instant now) {
    return now.plus(CHALLENGE);
  }

  /** An idle chain's newest block is old, and contracts judge by the next one. */
  static Instant now(EscrowGateway escrow, InstantSource clock) throws IOException {
    Instant chain = Instant.ofEpochSecond(escrow.time());
    Instant own = clock.instant();
    return own.isAfter(chain) ? own : chain;
  }
}
