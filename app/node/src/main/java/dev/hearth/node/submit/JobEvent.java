package dev.hearth.node.submit;

import dev.hearth.node.store.FinishedRound;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.PeerId;

/** Something that happened to a job; it is stored already. Rounds and shards count from 0. */
public sealed interface JobEvent {
  JobSpec job();

  record LeaseGranted(JobSpec job, GrantedLease lease) implements JobEvent {}

  record LeaseCommitted(JobSpec job, GrantedLease lease) implements JobEvent {}

  /** A root was planted in it, as this node's owner wished; the shard is leased again. */
  record LeasePlanted(JobSpec job, GrantedLease lease) implements JobEvent {}

  /**
   * @param accepted how many shards of the round are accepted now
   */
  record LeaseAccepted(JobSpec job, GrantedLease lease, int accepted) implements JobEvent {}

  /** The bits are not those of the replay; the holder gets no more work of this job. */
  record LeaseRefused(JobSpec job, GrantedLease lease) implements JobEvent {}

  record LeaseExpired(JobSpec job, GrantedLease lease) implements JobEvent {}

  /** The submitter trains a shard again itself: two disagree, or nobody else is there to audit. */
  record ReplayBegun(JobSpec job, int round, int shard, boolean disputed) implements JobEvent {}

  record RoundFinished(JobSpec job, FinishedRound result) implements JobEvent {}

  record JobFinished(JobSpec job) implements JobEvent {}

  /** It ends without a model; the sentence says why. */
  record JobFailed(JobSpec job, String sentence) implements JobEvent {}

  /** Something is in the way that may pass; the sentence says what to do. */
  record JobTroubled(JobSpec job, String sentence) implements JobEvent {}

  /** A provider offers to work for the job for the first time. */
  record ProviderJoined(JobSpec job, PeerId peer) implements JobEvent {}
}
