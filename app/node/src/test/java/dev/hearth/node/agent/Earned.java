package dev.hearth.node.agent;

import dev.hearth.api.EarningsView;
import dev.hearth.api.RewardView;
import dev.hearth.node.store.NodeStore;
import java.time.Instant;
import java.util.List;

/** What an owner reads of a node's earnings. */
public final class Earned {
  private Earned() {}

  public static EarningsView of(NodeStore store) {
    return new EarningsBoard(store).earnings(Instant.EPOCH);
  }

  public static List<RewardView> rewards(NodeStore store) {
    return new EarningsBoard(store).rewards();
  }
}
