package dev.hearth.node.submit;

import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.GrantedLease.Phase;
import dev.hearth.protocol.Commitment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** A round as it stands, shard by shard: a pure function of its leases and replays. */
record RoundBoard(List<ShardBoard> shards) {

  /**
   * @param leases of this round, in the order they were granted
   * @param replays the submitter's own results, by shard
   */
  static RoundBoard of(int shards, List<GrantedLease> leases, Map<Integer, Commitment> replays) {
    return new RoundBoard(
        IntStream.range(0, shards).mapToObj(shard -> shard(shard, leases, replays)).toList());
  }

  private static ShardBoard shard(
      int shard, List<GrantedLease> leases, Map<Integer, Commitment> replays) {
    List<GrantedLease> own = leases.stream().filter(l -> l.lease().shard() == shard).toList();
    List<GrantedLease> trainings = own.stream().filter(l -> !l.lease().isAudit()).toList();
    return new ShardBoard(
        shard,
        trainings.size(),
        trainings.stream().filter(RoundBoard::isLive).findFirst(),
        own.stream().filter(lease -> lease.lease().isAudit()).toList(),
        Optional.ofNullable(replays.get(shard)));
  }

  private static boolean isLive(GrantedLease lease) {
    return !lease.is(Phase.REFUSED) && !lease.is(Phase.EXPIRED) && !lease.is(Phase.PLANTED);
  }

  int accepted() {
    return (int) shards.stream().filter(RoundBoard::isAccepted).count();
  }

  /** Every shard is accepted and nobody still works on an audit. */
  boolean isComplete() {
    return shards.stream().allMatch(shard -> isAccepted(shard) && !shard.isBeingAudited());
  }

  private static boolean isAccepted(ShardBoard shard) {
    return shard.trained().filter(lease -> lease.is(Phase.ACCEPTED)).isPresent();
  }

  /** Nobody is training: every shard has been committed to. */
  boolean isAllCommitted() {
    return shards.stream()
        .allMatch(shard -> shard.trained().filter(lease -> !lease.is(Phase.OUT)).isPresent());
  }
}
