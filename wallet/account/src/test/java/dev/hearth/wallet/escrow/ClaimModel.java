package dev.hearth.wallet.escrow;

import dev.hearth.protocol.Lease;
import dev.hearth.wallet.keys.WalletKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What should become of one claim, and of its challenges. */
final class ClaimModel {
  static final Duration WINDOW = Duration.ofHours(50);
  static final Duration COMMITTING = Duration.ofHours(48);
  static final Duration PAYMENT = Duration.ofDays(7);
  static final Duration PATIENCE = Duration.ofDays(1);

  enum Verdict {
    OPEN,
    CHALLENGER,
    PROVIDER
  }

  /** A dispute about one lease. */
  static final class Challenge {
    final ClaimModel claim;
    final int index;
    final WalletKey challenger;
    final Instant since;
    Verdict verdict = Verdict.OPEN;
    boolean settled;

    Challenge(ClaimModel claim, int index, WalletKey challenger, Instant since) {
      this.claim = claim;
      this.index = index;
      this.challenger = challenger;
      this.since = since;
    }
  }

  final int job;
  final WalletKey provider;
  final Claim claim;
  final ClaimList list;
  final Instant since;
  final List<Challenge> challenges = new ArrayList<>();
  int left;
  boolean isVoid;
  boolean staked = true;

  ClaimModel(int job, WalletKey provider, Claim claim, ClaimList list, Instant since) {
    this.job = job;
    this.provider = provider;
    this.claim = claim;
    this.list = list;
    this.since = since;
    this.left = claim.amount().amount().intValueExact();
  }

  int open() {
    return (int) challenges.stream().filter(challenge -> !challenge.settled).count();
  }

  boolean isChallengedBy(WalletKey challenger, int index) {
    return challenges.stream().anyMatch(c -> c.challenger == challenger && c.index == index);
  }

  boolean takesChallenges(Instant now) {
    return !isVoid && !now.isAfter(since.plus(COMMITTING));
  }

  /** For so long after its window. */
  boolean stood(Instant now, Duration longer) {
    return !isVoid && open() == 0 && now.isAfter(since.plus(WINDOW).plus(longer));
  }

  List<Lease> leases(List<Integer> indices) {
    return indices.stream().map(n -> list.lease(n).lease().lease()).toList();
  }
}
