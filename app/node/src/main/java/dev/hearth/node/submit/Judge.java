package dev.hearth.node.submit;

import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.GrantedLease.Phase;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.PeerId;
import dev.hearth.verifier.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Accepts or refuses what was committed, and says so to whoever waits for it. Under the job's lock.
 */
final class Judge {
  private final PeerId self;
  private final JobRecords records;
  private final Answers answers;
  private final JobListener listener;
  private final HeldCommitments held = new HeldCommitments();

  Judge(PeerId self, JobRecords records, Answers answers, JobListener listener) {
    this.self = self;
    this.records = records;
    this.answers = answers;
    this.listener = listener;
  }

  HeldCommitments held() {
    return held;
  }

  /**
   * Holds all that is committed against the replay or, where there is none, against the trained.
   */
  void judge(ShardBoard shard) {
    Commitment truth = shard.replay().orElseGet(() -> shard.trained().orElseThrow().result());
    for (GrantedLease lease : committed(shard)) {
      switch (Verdict.between(lease.result(), truth)) {
        case Verdict.Equal() -> accept(lease, auditor(shard, lease));
        case Verdict.Different(Verdict.Place place) ->
            refuse(lease, Answers.unequal(place, records.spec().hyperparameters().segments()));
      }
    }
  }

  /** For a shard that cannot be replayed: the doubt is the submitter's to pay. */
  void acceptUnchecked(ShardBoard shard) {
    committed(shard).forEach(lease -> accept(lease, ""));
  }

  private static List<GrantedLease> committed(ShardBoard shard) {
    List<GrantedLease> committed = new ArrayList<>(shard.answers());
    shard.trained().ifPresent(committed::addFirst);
    committed.removeIf(lease -> !lease.is(Phase.COMMITTED));
    return committed;
  }

  /** Nobody audits an audit. */
  private String auditor(ShardBoard shard, GrantedLease lease) {
    Optional<PeerId> auditor =
        lease.lease().isAudit()
            ? Optional.empty()
            : shard.answers().stream()
                .map(GrantedLease::holder)
                .findFirst()
                .or(() -> shard.replay().map(replay -> self));
    return auditor.map(PeerId::text).orElse("");
  }

  private void accept(GrantedLease lease, String auditor) {
    GrantedLease accepted = lease.accepted(auditor);
    records.put(List.of(accepted));
    int shards = records.board().accepted();
    listener.happened(new JobEvent.LeaseAccepted(records.spec(), accepted, shards));
    tell(accepted);
  }

  /** Its slice is not leased again: the holder has it in writing. */
  void refuse(GrantedLease lease, String reason) {
    GrantedLease refused = lease.refused(reason);
    records.put(List.of(refused));
    listener.happened(new JobEvent.LeaseRefused(records.spec(), refused));
    tell(refused);
  }

  private void tell(GrantedLease judged) {
    held.answer(judged.id(), answers.judged(judged, records.books()));
  }
}
