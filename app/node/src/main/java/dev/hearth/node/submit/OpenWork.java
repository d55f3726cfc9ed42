package dev.hearth.node.submit;

import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.GrantedLease.Phase;
import dev.hearth.protocol.Address;
import java.util.ArrayList;
import java.util.List;

/** What of a round waits for providers. */
final class OpenWork {
  private OpenWork() {}

  /** Shards to train, then shards to audit. */
  static List<Work> of(RoundBoard board, AuditChoice audits) {
    List<Work> training = new ArrayList<>();
    List<Work> auditing = new ArrayList<>();
    for (ShardBoard shard : board.shards()) {
      switch (shard.next(audits.isAudited(shard))) {
        case TRAIN -> training.add(Work.training(shard.shard(), shard.nextTraining()));
        case AUDIT -> auditing.add(audit(shard, audits));
        case WAIT, REPLAY, JUDGE, DONE -> {}
      }
    }
    training.addAll(auditing);
    return training;
  }

  /** One more audit of each shard that is being audited, once nobody trains any more. */
  static List<Work> further(RoundBoard board, AuditChoice audits) {
    return board.isAllCommitted()
        ? board.shards().stream()
            .filter(OpenWork::isUndecided)
            .map(shard -> audit(shard, audits))
            .toList()
        : List.of();
  }

  private static boolean isUndecided(ShardBoard shard) {
    return shard.trained().filter(lease -> lease.is(Phase.COMMITTED)).isPresent();
  }

  private static Work audit(ShardBoard shard, AuditChoice audits) {
    GrantedLease trained = shard.trained().orElseThrow();
    Address trainedFor = trained.lease().provider();
    return Work.audit(shard.shard(), shard.nextAudit(), trainedFor, audits.avoided(trained));
  }
}
