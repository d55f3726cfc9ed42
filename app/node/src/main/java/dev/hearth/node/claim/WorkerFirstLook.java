package dev.hearth.node.claim;

import dev.hearth.node.store.BlobStore;
import dev.hearth.node.store.DataFolder;
import dev.hearth.node.submit.JobContent;
import dev.hearth.node.worker.RoundUpdates;
import dev.hearth.node.worker.WorkerQueue;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.MalformedException;
import dev.hearth.training.UpdateBlob;
import dev.hearth.training.data.Slice;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.random.RandomGenerator;

/**
 * By a worker: a round's end with this update alone and one with none, both judged on the same few
 * batches of the text that the shard was trained on.
 */
record WorkerFirstLook(WorkerQueue computing, DataFolder folder, RandomGenerator random)
    implements FirstLook {
  private static final int BATCHES = 4;

  @Override
  public double worsening(ClaimFile file, int index, BlobStore content)
      throws IOException, InterruptedException {
    Grant grant = file.work().grants().get(index);
    if (grant.lease().isAudit()) {
      return 0;
    }
    String work = "look-" + grant.lease().id().hex();
    try {
      JobContent of = new JobContent(file.job(), content);
      return worsening(of, grant, update(file, index), folder.work(work));
    } finally {
      folder.discard(work);
    }
  }

  private double worsening(JobContent of, Grant grant, BlobId update, Path here)
      throws IOException, InterruptedException {
    Path text = Files.write(here.resolve("text"), sample(of, grant));
    byte[] none = UpdateBlob.encode(new float[length(of, update)]);
    Path nothing = Files.write(here.resolve("nothing"), none);
    double before = loss(of, grant, nothing, text, here);
    return loss(of, grant, of.file(update), text, here) - before;
  }

  /** By its name alone: what it holds is for a worker to read. */
  private static int length(JobContent of, BlobId update) throws IOException {
    long parameters = of.job().model().parameters();
    if (update.size() != Math.multiplyExact(parameters, Float.BYTES)) {
      throw new MalformedException("an update of another length than its model");
    }
    return Math.toIntExact(parameters);
  }

  private static BlobId update(ClaimFile file, int index) {
    return file.commitments().get(index).update();
  }

  private double loss(JobContent of, Grant grant, Path update, Path text, Path here)
      throws IOException, InterruptedException {
    RoundUpdates round =
        new RoundUpdates(
            of.job(), of.file(grant.weights()), Optional.empty(), List.of(update), text, here);
    try {
      return computing.run(worker -> worker.combine(round)).get().validationLoss();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    }
  }

  /** Some batches' worth of the shard's slice, from anywhere in it. */
  private byte[] sample(JobContent of, Grant grant) throws IOException {
    JobSpec job = of.job();
    int tokens = Math.toIntExact(job.trainTokens().size() / Short.BYTES);
    Slice slice = Slice.of(tokens, job.shards(), grant.lease().round(), grant.lease().shard());
    Hyperparameters how = job.hyperparameters();
    int wanted = Math.min(slice.length(), BATCHES * how.batch() * (job.model().context() + 1));
    int from = slice.from() + random.nextInt(slice.length() - wanted + 1);
    byte[] bytes = new byte[wanted * Short.BYTES];
    try (RandomAccessFile in = new RandomAccessFile(of.file(job.trainTokens()).toFile(), "r")) {
      in.seek((long) from * Short.BYTES);
      in.readFully(bytes);
    }
    return bytes;
  }
}
