package dev.hearth.api;

import dev.hearth.protocol.Wei;
import java.util.List;

/**
 * Earned is all accepted work ever; pending the part of it still in vouchers; withdrawn what has
 * been paid to the wallet's account. Earned = pending + withdrawn. All in coin; what was earned in
 * tokens stands beside it, each for itself.
 */
public record EarningsView(
    Wei earned, Wei pending, Wei withdrawn, Wei today, List<TokenEarnings> tokens) {

  public EarningsView {
    tokens = tokens == null ? List.of() : List.copyOf(tokens);
  }

  /** In coin alone. */
  public EarningsView(Wei earned, Wei pending, Wei withdrawn, Wei today) {
    this(earned, pending, withdrawn, today, List.of());
  }
}
