package dev.hearth.node.court;

import dev.hearth.node.claim.Contest;
import dev.hearth.node.claim.LeaseContent;
import dev.hearth.node.dispute.Counsel;
import dev.hearth.node.store.BlobStore;
import dev.hearth.node.worker.MoveRequest;
import dev.hearth.node.worker.WorkerQueue;
import dev.hearth.protocol.dispute.Move;
import dev.hearth.protocol.dispute.Position;
import dev.hearth.verifier.dispute.Listed;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/**
 * What a replay by a worker says, for whoever tells the truth. The worker waits its turn among what
 * is computed for the owner, and keeps to the owner's rules as that does.
 */
record WorkerCounsel(Contest contest, LeaseContent content, WorkerQueue computing)
    implements Counsel {
  @Override
  public Optional<Move> move(Position at, Listed listed) throws IOException, InterruptedException {
    MoveRequest request = request(at, listed);
    CompletableFuture<Void> unwanted = new CompletableFuture<>();
    try {
      return computing.run(worker -> worker.move(request), unwanted).get();
    } catch (ExecutionException e) {
      throw new IOException("The lease is not computed again: " + e.getCause().getMessage(), e);
    } finally {
      unwanted.complete(null);
    }
  }

  private MoveRequest request(Position at, Listed listed) throws IOException {
    BlobStore blobs = content.of(contest.job(), contest.grant());
    return new MoveRequest(
        contest.job(),
        contest.grant().lease(),
        blobs.file(contest.grant().weights()),
        blobs.file(contest.job().trainTokens()),
        at,
        listed);
  }
}
