package dev.hearth.node.submit;

import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.GrantedLease.Phase;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Lease;
import dev.hearth.verifier.Verdict;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * One shard of a round: the lease that trains it (neither refused, expired nor planted), its
 * audits, and the submitter's own replay if there was one.
 *
 * @param trainings how often it was leased to be trained
 */
record ShardBoard(
    int shard,
    int trainings,
    Optional<GrantedLease> trained,
    List<GrantedLease> audits,
    Optional<Commitment> replay) {

  /** What the shard waits for. */
  enum Next {
    /** A provider to train it. */
    TRAIN,
    /** A provider that has a lease of it. */
    WAIT,
    /** A provider to audit it. */
    AUDIT,
    /** The submitter's own replay. */
    REPLAY,
    /** Nothing: what is committed can be judged. */
    JUDGE,
    /** Nothing: it is accepted. */
    DONE
  }

  /**
   * @param audited whether what was committed is to be audited
   */
  Next next(boolean audited) {
    if (replay.isPresent() && hasCommitted()) {
      return Next.JUDGE;
    }
    if (trained.isEmpty()) {
      return Next.TRAIN;
    }
    return switch (trained.get().phase()) {
      case ACCEPTED -> Next.DONE;
      case COMMITTED -> nextOfCommitted(audited);
      case OUT, REFUSED, EXPIRED, PLANTED -> Next.WAIT;
    };
  }

  private Next nextOfCommitted(boolean audited) {
    if (isBeingAudited()) {
      return Next.WAIT;
    }
    if (answers().isEmpty()) {
      return audited ? Next.AUDIT : Next.JUDGE;
    }
    return answers().stream().allMatch(this::agrees) ? Next.JUDGE : Next.REPLAY;
  }

  private boolean hasCommitted() {
    return Stream.concat(trained.stream(), audits.stream())
        .anyMatch(lease -> lease.is(Phase.COMMITTED));
  }

  boolean isBeingAudited() {
    return audits.stream().anyMatch(audit -> audit.is(Phase.OUT));
  }

  /** The audits that came back. */
  List<GrantedLease> answers() {
    return audits.stream().filter(audit -> audit.commitment().isPresent()).toList();
  }

  private boolean agrees(GrantedLease audit) {
    return Verdict.between(trained.orElseThrow().result(), audit.result()) instanceof Verdict.Equal;
  }

  /** The replica of its next lease to train: another than any it had. */
  int nextTraining() {
    return Lease.training(trainings);
  }

  /** The replica of its next audit: another than any it had. */
  int nextAudit() {
    return 1 + audits.stream().mapToInt(audit -> audit.lease().audit()).max().orElse(0);
  }
}
