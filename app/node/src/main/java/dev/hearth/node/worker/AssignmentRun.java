package dev.hearth.node.worker;

import dev.hearth.compute.Device;
import dev.hearth.compute.DeviceException;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.MalformedException;
import dev.hearth.training.MemoryNeed;
import dev.hearth.training.Outcome;
import dev.hearth.training.Room;
import dev.hearth.training.ShardTrainer;
import dev.hearth.training.UpdateBlob;
import dev.hearth.training.Weights;
import dev.hearth.training.data.Tokens;
import dev.hearth.training.files.ModelFile;
import dev.hearth.verifier.Replayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/**
 * An assignment on a device, whichever process it is in. Training and auditing are one thing: the
 * replayer sees that the weights are those the lease names and runs the trainer.
 */
record AssignmentRun(ShardTrainer trainer, LongSupplier nanoTime, ProgressListener listener) {

  /** Blocks; throws IOException when files cannot be read or written, not when they are wrong. */
  WorkerResult run(Assignment assignment, Device device) throws IOException {
    try {
      return result(train(assignment, device), assignment.folder().resolve("update"));
    } catch (MalformedException e) {
      return new WorkerResult.Failed(e.getMessage());
    } catch (DeviceException e) {
      return new WorkerResult.Unable(e.getMessage());
    } catch (OutOfMemoryError e) {
      return new WorkerResult.Unable(shortage(assignment.job(), device));
    }
  }

  private static String shortage(JobSpec job, Device device) {
    MemoryNeed need = MemoryNeed.of(job.model(), job.hyperparameters());
    Room room = Room.here(device.info());
    if (need.choice(room).isEmpty()) {
      return "it " + need.sentence(room);
    }
    String whose = room instanceof Room.Shared ? "this device" : "the computer";
    return whose + "'s memory does not suffice, though it should";
  }

  private Outcome train(Assignment assignment, Device device) throws IOException {
    JobSpec job = assignment.job();
    Weights weights = ModelFile.read(Files.readAllBytes(assignment.weights()), job.model());
    Tokens tokens = Tokens.read(Files.readAllBytes(assignment.tokens()), job.model().vocabulary());
    return new Replayer(trainer)
        .replay(
            job,
            assignment.lease(),
            weights,
            tokens,
            device,
            assignment.folder().resolve("snapshots"),
            new SpeedMeter(job, nanoTime, listener));
  }

  private static WorkerResult result(Outcome outcome, Path update) throws IOException {
    return switch (outcome) {
      case Outcome.Trained trained -> write(trained, update);
      case Outcome.Stopped _ -> new WorkerResult.Stopped();
      case Outcome.Failed failed -> new WorkerResult.Failed(failed.reason());
    };
  }

  private static WorkerResult write(Outcome.Trained trained, Path file) throws IOException {
    Files.write(file, UpdateBlob.encode(trained.update()));
    return new WorkerResult.Trained(
        trained.steps(), trained.stateRoots(), trained.updateRoot(), file, trained.loss());
  }
}
