package dev.hearth.node.submit;

import dev.hearth.node.store.DataFolder;
import dev.hearth.node.store.FinishedRound;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.worker.Assignment;
import dev.hearth.node.worker.ProgressListener;
import dev.hearth.node.worker.WorkerResult;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the submitter has computed for a job of its own: replays and the ends of rounds, each once
 * at a time. Called under the job's lock; the results come later, on a thread of the worker's.
 */
final class OwnComputing {
  private static final Logger LOG = LoggerFactory.getLogger(OwnComputing.class);

  private final Surroundings with;
  private final JobRecords records;
  private final JobContent content;
  private final Set<Integer> replaying = new HashSet<>();
  private boolean finishing;

  OwnComputing(Surroundings with, JobRecords records, JobContent content) {
    this.with = with;
    this.records = records;
    this.content = content;
  }

  boolean isReplaying(int shard) {
    return replaying.contains(shard);
  }

  boolean isFinishing() {
    return finishing;
  }

  /** A lease computed again by the submitter itself, which then knows who is right. */
  CompletableFuture<WorkerResult> replay(GrantedLease lease) {
    replaying.add(lease.lease().shard());
    BlobId weights = records.startWeights();
    String work = "replay-" + lease.id().hex();
    return with.computing()
        .run(
            worker ->
                worker.train(
                    new Assignment(
                        content.job(),
                        lease.lease(),
                        content.file(weights),
                        content.file(content.job().trainTokens()),
                        folder().work(work)),
                    ProgressListener.NONE))
        .thenApply(
            result -> {
              if (result instanceof WorkerResult.Trained) {
                discard(work);
              }
              return result;
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
    String work = "round-" + content.job().id().hex();
    return with.computing()
        .run(worker -> worker.combine(end.updates(folder().work(work))))
        .thenCompose(end::finished)
        .whenComplete((round, trouble) -> discard(work));
  }

  void finished() {
    finishing = false;
  }

  private DataFolder folder() {
    return with.store().folder();
  }

  private void discard(String work) {
    try {
      folder().discard(work);
    } catch (IOException e) {
      LOG.warn("The files of {} stay behind: {}", work, e.getMessage());
    }
  }
}
