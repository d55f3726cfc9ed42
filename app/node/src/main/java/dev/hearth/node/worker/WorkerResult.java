package dev.hearth.node.worker;

import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Lease;
import java.nio.file.Path;
import java.util.List;

/** How an assignment ended. */
public sealed interface WorkerResult {
  /** Done; the update lies in the file as it travels ({@code UpdateBlob}). */
  record Trained(int steps, List<Hash> stateRoots, Hash updateRoot, Path update, float loss)
      implements WorkerResult {
    /** Stands for an update that nobody else is to have, as an auditor's. */
    public static final BlobId NO_UPDATE = BlobId.of(new byte[0]);

    public Trained {
      stateRoots = List.copyOf(stateRoots);
    }

    /**
     * What whoever trained the lease signs.
     *
     * @param update the blob in which others find it
     */
    public Commitment commitment(Lease lease, BlobId update) {
      return new Commitment(lease.id(), steps, stateRoots, updateRoot, update, loss);
    }
  }

  /** It was told to stop; the folder's newest snapshot is where it goes on. */
  record Stopped() implements WorkerResult {}

  /** This device cannot: its memory does not suffice, or it broke. Another may. */
  record Unable(String reason) implements WorkerResult {}

  /** It would fail again, here and everywhere. */
  record Failed(String reason) implements WorkerResult {}
}
