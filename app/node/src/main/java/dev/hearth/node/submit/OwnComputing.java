package dev.hearth.node.submit;

import dev.hearth.node.store.FinishedRound;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.protocol.Commitment;
import dev.hearth.training.Outcome;
import dev.hearth.training.ShardTrainer;
import dev.hearth.verifier.Replayer;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/**
 * What the submitter computes itself for a job: replays and the ends of rounds, each once at a
 * time. Called under the job's lock; the results come later, on the device's thread.
 */
final class OwnComputing {
  private final Surroundings with;
  private final JobRecords records;
  private final JobContent content;
  private final Replayer replayer;
  private final Set<Integer> replaying = new HashSet<>();
  private boolean finishing;

  OwnComputing(Surroundings with, JobRecords records, JobContent content) {
    this.with = with;
    this.records = records;
    this.content = content;
    this.replayer = new Replayer(new ShardTrainer(with.clock()));
  }

  boolean isReplaying(int shard) {
    return replaying.contains(shard);
  }

  boolean isFinishing() {
    return finishing;
  }

  CompletableFuture<Outcome> replay(GrantedLease lease) {
    replaying.add(lease.lease().shard());
    OwnReplay replay = new OwnReplay(content, lease.lease(), records.startWeights());
    return with.device()
        .run(
            device -> {
              Path snapshots = with.store().folder().work("replay-" + lease.id().hex());
              return replay.compute(replayer, device, snapshots, with.device()::isClosed);
            });
  }

  void replayed(int shard) {
    replaying.remove(shard);
  }

  CompletableFuture<FinishedRound> finishRound() {
    finishing = true;
    List<Commitment> accepted =
        records.board().shards().stream()
            .map(shard -> shard.trained().orElseThrow().result())
            .toList();
    RoundEnd end =
        new RoundEnd(
            content, records.round(), records.startWeights(), records.lastRound(), accepted);
    return with.device().run(end::compute);
  }

  void finished() {
    finishing = false;
  }
}
