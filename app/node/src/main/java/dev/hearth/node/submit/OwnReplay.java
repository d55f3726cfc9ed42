package dev.hearth.node.submit;

import dev.hearth.compute.Device;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Lease;
import dev.hearth.training.Outcome;
import dev.hearth.training.StopSignal;
import dev.hearth.training.TrainingListener;
import dev.hearth.verifier.Replayer;
import java.io.IOException;
import java.nio.file.Path;

/** A lease computed again by the submitter itself, which then knows who is right. */
record OwnReplay(JobContent content, Lease lease, BlobId weights) {
  Outcome compute(Replayer replayer, Device device, Path snapshots, StopSignal stop)
      throws IOException {
    return replayer.replay(
        content.job(),
        lease,
        content.weights(weights),
        content.trainTokens(),
        device,
        snapshots,
        TrainingListener.NONE,
        stop);
  }
}
