package dev.hearth.node.submit;

import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.GrantedLease.Phase;
import dev.hearth.protocol.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** What of a round waits for providers. */
final class OpenWork {
  private OpenWork() {}

  /**
   * Shards to train, then shards to audit.
   *
   * @param audited whether what was committed for a shard is to be audited
   */
  static List<Work> of(RoundBoard board, Predicate<ShardBoard> audited) {
    List<Work> training = new ArrayList<>();
    List<Work> audits = new ArrayList<>();
    for (ShardBoard shard : board.shards()) {
      switch (shard.next(audited.test(shard))) {
        case TRAIN -> training.add(Work.training(shard.shard()));
        case AUDIT -> audits.add(audit(shard));
        case WAIT, REPLAY, JUDGE, DONE -> {}
      }
    }
    training.addAll(audits);
    return training;
  }

  /** One more audit of each shard that is being audited, once nobody trains any more. */
  static List<Work> further(RoundBoard board) {
    return board.isAllCommitted()
        ? board.shards().stream().filter(OpenWork::isUndecided).map(OpenWork::audit).toList()
        : List.of();
  }

  private static boolean isUndecided(ShardBoard shard) {
    return shard.trained().filter(lease -> lease.is(Phase.COMMITTED)).isPresent();
  }

  private static Work audit(ShardBoard shard) {
    GrantedLease trained = shard.trained().orElseThrow();
    Address trainedFor = trained.lease().provider();
    return Work.audit(shard.shard(), shard.nextReplica(), trainedFor);
  }
}
