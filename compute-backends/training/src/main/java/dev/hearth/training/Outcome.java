package dev.hearth.training;

import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Lease;
import java.util.List;

/** How the training of a shard ended. */
public sealed interface Outcome {
  /**
   * All steps are done. The state root after every segment; the update (end minus start), its root,
   * and the mean training loss over the last segment.
   */
  record Trained(int steps, List<Hash> stateRoots, float[] update, Hash updateRoot, float loss)
      implements Outcome {
    private static final BlobId NO_BLOB = BlobId.of(new byte[0]);

    public Trained {
      stateRoots = List.copyOf(stateRoots);
    }

    /** The update as it travels; see {@link UpdateBlob}. */
    public byte[] updateBlob() {
      return UpdateBlob.encode(update);
    }

    /** What the provider of this lease signs. An audit keeps its update to itself. */
    public Commitment commitment(Lease lease) {
      BlobId blob = lease.isAudit() ? NO_BLOB : BlobId.of(updateBlob());
      return new Commitment(lease.id(), steps, stateRoots, updateRoot, blob, loss);
    }
  }

  /** Told to stop; the newest snapshot, on disk, is after this many steps. 0: there is none. */
  record Stopped(int steps) implements Outcome {}

  /**
   * The same failure everywhere: the loss or the state is no longer finite, or the job is refused.
   */
  record Failed(String reason) implements Outcome {}
}
