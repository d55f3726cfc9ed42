package dev.hearth.verifier;

import dev.hearth.compute.Device;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.MalformedException;
import dev.hearth.training.OuterState;
import dev.hearth.training.OuterStep;
import dev.hearth.training.StateRoot;
import dev.hearth.training.UpdateBlob;
import dev.hearth.training.Weights;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Computes a job's weights again, outer step after outer step, from the updates that were committed
 * to. The momentum is carried along from the first round and never read from anywhere: whoever may
 * choose the momentum may choose the weights.
 */
public final class RoundReplayer {
  /** Where the updates lie, by their names. */
  public interface Updates {
    byte[] read(BlobId update) throws IOException;
  }

  private final JobSpec job;
  private final Device device;
  private OuterState state;

  /** Before the first round. */
  public RoundReplayer(JobSpec job, Weights first, Device device) {
    this.job = job;
    this.device = device;
    this.state = OuterState.start(first);
  }

  /** The next round's, or the finished model's. */
  public Weights weights() {
    return state.weights();
  }

  /**
   * Takes the outer step of a round.
   *
   * @param accepted one commitment a shard, in the order of the shards
   * @throws MalformedException when an update is not the one that was committed to
   */
  public void step(List<Commitment> accepted, Updates updates) throws IOException {
    List<float[]> vectors = new ArrayList<>();
    for (Commitment commitment : accepted) {
      vectors.add(update(commitment, updates));
    }
    state = OuterStep.apply(device, job.hyperparameters(), state, vectors);
  }

  private float[] update(Commitment commitment, Updates updates) throws IOException {
    float[] update = UpdateBlob.decode(updates.read(commitment.update()), job.model());
    if (!StateRoot.ofUpdate(job.model(), update).equals(commitment.updateRoot())) {
      throw new MalformedException(
          "the update of lease " + commitment.lease().brief() + " is not the one committed to");
    }
    return update;
  }
}
