package dev.hearth.node.submit;

import dev.hearth.api.JobView;
import dev.hearth.node.store.FinishedRound;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.OwnJob;
import dev.hearth.node.store.OwnJobs;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.PeerId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A job with all its leases and rounds, in memory as they are stored: every change is on disk
 * first. Belongs to whoever holds the job's lock.
 */
final class JobRecords {
  private final OwnJobs store;
  private final Map<Hash, GrantedLease> leases = new LinkedHashMap<>();
  private final List<FinishedRound> rounds;
  private Map<Integer, Commitment> replays;
  private OwnJob job;

  JobRecords(OwnJobs store, OwnJob job) {
    this.store = store;
    this.job = job;
    this.rounds = new ArrayList<>(store.rounds(job.id()));
    store.leases(job.id()).forEach(lease -> leases.put(lease.id(), lease));
    replays = store.replays(job.id(), round());
  }

  OwnJob job() {
    return job;
  }

  JobSpec spec() {
    return job.spec();
  }

  boolean isRunning() {
    return job.phase() == JobView.Phase.RUNNING;
  }

  void put(OwnJob changed) {
    store.put(changed);
    job = changed;
  }

  /** How those were chosen, in a sentence. */
  String howKept() {
    return store.howKept(spec().id());
  }

  /** Where the job's keepers are reached. */
  List<String> keepers() {
    return store.keepers(spec().id());
  }

  /** The round under way, counted from 0; the number of rounds once all are done. */
  int round() {
    return rounds.size();
  }

  List<FinishedRound> rounds() {
    return List.copyOf(rounds);
  }

  Optional<FinishedRound> lastRound() {
    return rounds.isEmpty() ? Optional.empty() : Optional.of(rounds.getLast());
  }

  /** What the leases of the round under way start from. */
  BlobId startWeights() {
    return lastRound().map(FinishedRound::weights).orElse(spec().weights());
  }

  Hash startRoot() {
    return lastRound().map(FinishedRound::startRoot).orElse(spec().startRoot());
  }

  void finish(FinishedRound round) {
    store.put(job.id(), round);
    rounds.add(round);
    replays = store.replays(job.id(), round());
  }

  Optional<GrantedLease> lease(Hash id) {
    return Optional.ofNullable(leases.get(id));
  }

  /** The lease that a peer has and has not committed to. */
  Optional<GrantedLease> outstanding(PeerId peer) {
    return leases.values().stream()
        .filter(lease -> lease.is(GrantedLease.Phase.OUT) && lease.holder().equals(peer))
        .findFirst();
  }

  /** In the order they were granted. */
  List<GrantedLease> leases() {
    return List.copyOf(leases.values());
  }

  void put(Collection<GrantedLease> changed) {
    store.put(changed);
    changed.forEach(lease -> leases.put(lease.id(), lease));
  }

  void putReplay(int shard, Commitment result) {
    store.putReplay(job.id(), round(), shard, result);
    replays.put(shard, result);
  }

  /** Shards the submitter computed itself because nobody else audited them. */
  int unaidedReplays() {
    return store.unaidedReplays(job.id());
  }

  Books books() {
    return new Books(leases());
  }

  RoundBoard board() {
    int round = round();
    List<GrantedLease> current =
        leases.values().stream().filter(lease -> lease.lease().round() == round).toList();
    return RoundBoard.of(spec().shards(), current, replays);
  }
}
