package dev.hearth.node.claim;

import dev.hearth.node.store.BlobStore;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.worker.Assignment;
import dev.hearth.node.worker.ProgressListener;
import dev.hearth.node.worker.WorkerQueue;
import dev.hearth.node.worker.WorkerResult;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.JobSpec;
import java.io.IOException;
import java.util.concurrent.ExecutionException;

/** Replays by a worker, one after the other. */
public record WorkerReplays(WorkerQueue computing, DataFolder folder) implements Replays {
  @Override
  public Commitment replay(JobSpec job, Grant grant, BlobStore content)
      throws IOException, InterruptedException {
    String work = "claim-" + grant.lease().id().hex();
    Assignment assignment =
        new Assignment(
            job,
            grant.lease(),
            content.file(grant.weights()),
            content.file(job.trainTokens()),
            folder.work(work));
    WorkerResult result = done(assignment);
    if (result instanceof WorkerResult.Trained trained) {
      folder.discard(work);
      return trained.commitment(grant.lease(), WorkerResult.Trained.NO_UPDATE);
    }
    throw new IOException("the lease could not be computed again: " + result);
  }

  private WorkerResult done(Assignment assignment) throws IOException, InterruptedException {
    try {
      return computing.run(worker -> worker.train(assignment, ProgressListener.NONE)).get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }
}
