package dev.hearth.node.worker;

import dev.hearth.compute.Device;
import dev.hearth.protocol.JobSpec;
import dev.hearth.training.Outcome;
import dev.hearth.training.ShardTrainer;
import dev.hearth.training.StopSignal;
import dev.hearth.training.UpdateBlob;
import dev.hearth.training.Weights;
import dev.hearth.training.data.Tokens;
import dev.hearth.training.files.ModelFile;
import dev.hearth.verifier.Replayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;

/**
 * An assignment on a device, whichever process it is in. Training and auditing are one thing: the
 * replayer sees that the weights are those the lease names and runs the trainer.
 */
final class AssignmentRun {
  private final Device device;
  private final InstantSource clock;

  AssignmentRun(Device device, InstantSource clock) {
    this.device = device;
    this.clock = clock;
  }

  /** Blocks; throws IOException when files cannot be read or written, not when they are wrong. */
  WorkerResult run(Assignment assignment, ProgressListener listener, StopSignal stop)
      throws IOException {
    JobSpec job = assignment.job();
    Weights weights = ModelFile.read(Files.readAllBytes(assignment.weights()), job.model());
    Tokens tokens = Tokens.read(Files.readAllBytes(assignment.tokens()), job.model().vocabulary());
    Outcome outcome =
        new Replayer(new ShardTrainer(clock))
            .replay(
                job,
                assignment.lease(),
                weights,
                tokens,
                device,
                assignment.folder().resolve("snapshots"),
                new SpeedMeter(job, clock, listener),
                stop);
    return switch (outcome) {
      case Outcome.Trained trained -> write(trained, assignment.folder().resolve("update"));
      case Outcome.Stopped stopped -> new WorkerResult.Stopped(stopped.steps());
      case Outcome.Failed failed -> new WorkerResult.Failed(failed.reason());
    };
  }

  private static WorkerResult write(Outcome.Trained trained, Path file) throws IOException {
    Files.write(file, UpdateBlob.encode(trained.update()));
    return new WorkerResult.Trained(
        trained.steps(), trained.stateRoots(), trained.updateRoot(), file, trained.loss());
  }
}
