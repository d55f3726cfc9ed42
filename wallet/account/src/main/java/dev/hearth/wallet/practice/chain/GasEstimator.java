package dev.hearth.wallet.practice.chain;

import dev.hearth.wallet.practice.evm.Invocation;
import java.util.function.Function;

/** Finds the least gas limit with which a call succeeds. */
final class GasEstimator {
  private final Function<Invocation, Trial> attempt;

  GasEstimator(Function<Invocation, Trial> attempt) {
    this.attempt = attempt;
  }

  /** The call's own gas limit is the most that is tried. */
  Estimate estimate(Invocation call) {
    Trial most = attempt.apply(call);
    if (!(most instanceof Trial.Ran ran) || !ran.execution().outcome().succeeded()) {
      return new Estimate.Impossible(most);
    }
    long used = ran.execution().gasUsed();
    // Refunds, and the 64th that callers keep, may ask for more than is used in the end.
    return new Estimate.Enough(succeeds(call, used) ? used : bisect(call, used, call.gasLimit()));
  }

  private long bisect(Invocation call, long tooLittle, long enough) {
    long low = tooLittle;
    long high = enough;
    while (low + 1 < high) {
      long middle = Math.min(low + (high - low) / 2, 2 * low);
      if (succeeds(call, middle)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }

  private boolean succeeds(Invocation call, long gasLimit) {
    return attempt.apply(call.withGasLimit(gasLimit)) instanceof Trial.Ran ran
        && ran.execution().outcome().succeeded();
  }
}
