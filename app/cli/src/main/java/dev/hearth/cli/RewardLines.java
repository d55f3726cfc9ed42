package dev.hearth.cli;

import dev.hearth.api.RewardView;
import dev.hearth.protocol.Wei;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What something other than leases brought, in words. */
final class RewardLines {
  private RewardLines() {}

  static String line(RewardView reward) {
    return "%s  %s  “%s”: %s, %s"
        .formatted(
            reward.job().brief(),
            Ether.text(reward.amount()),
            reward.title(),
            what(reward.kind()),
            reward.arrived() ? "in the wallet" : "still in this machine's own account");
  }

  /** By what it was for; empty while there was none. */
  static Optional<String> sums(List<RewardView> rewards) {
    Map<RewardView.Kind, Wei> sums = new EnumMap<>(RewardView.Kind.class);
    rewards.forEach(reward -> sums.merge(reward.kind(), reward.amount(), Wei::plus));
    return sums.isEmpty()
        ? Optional.empty()
        : Optional.of(
            sums.entrySet().stream()
                .map(sum -> what(sum.getKey()) + " " + Ether.text(sum.getValue()))
                .collect(Collectors.joining(", ", "Of it: ", ".")));
  }

  private static String what(RewardView.Kind kind) {
    return switch (kind) {
      case AUDIT -> "audits of claims";
      case KEEPING -> "keeping of claims";
      case CHALLENGE -> "won challenges";
      case BOND -> "bonds of submitters";
    };
  }
}
