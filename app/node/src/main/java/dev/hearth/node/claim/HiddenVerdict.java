package dev.hearth.node.claim;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.wallet.audit.Verdict;
import dev.hearth.wallet.audit.VerdictState;
import dev.hearth.wallet.audit.VerdictState.Phase;
import java.time.Instant;

/**
 * What was committed to, or is about to be, and is not shown yet.
 *
 * @param commitment that hides it
 * @param until when it is taken at the latest
 */
record HiddenVerdict(Hash pot, Verdict verdict, Hash commitment, Instant until) {
  static HiddenVerdict of(Hash pot, Verdict verdict, Address auditor, Instant now) {
    return new HiddenVerdict(pot, verdict, verdict.commitment(pot, auditor), Window.latest(now));
  }

  /** What is to be done about it. */
  enum Step {
    SHOW,
    WAIT,
    FORGET
  }

  /** Another's commitment may have lapsed, and then one that still waits takes its place. */
  Step step(VerdictState state, Instant now) {
    if (!state.commitment().equals(commitment)) {
      return now.isAfter(until) ? Step.FORGET : Step.WAIT;
    }
    return state.phase() == Phase.COMMITTED && !Lots.isLate(state, now) ? Step.SHOW : Step.FORGET;
  }
}
