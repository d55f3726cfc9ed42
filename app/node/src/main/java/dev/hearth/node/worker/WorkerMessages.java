package dev.hearth.node.worker;

import dev.hearth.api.WorkerAssignment;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.MalformedException;
import java.nio.file.Path;
import java.util.List;

/** Assignments and results as they cross the socket, and back. */
final class WorkerMessages {
  private WorkerMessages() {}

  static WorkerAssignment toMessage(Assignment assignment) {
    return new WorkerAssignment(
        hex(assignment.lease().encode()),
        hex(assignment.job().encode()),
        assignment.lease().round(),
        assignment.lease().shard(),
        assignment.weights().toString(),
        assignment.tokens().toString(),
        assignment.folder().toString());
  }

  static Assignment of(WorkerAssignment message) throws MalformedException {
    return new Assignment(
        JobSpec.decode(Bytes.ofHex(message.jobHex()).toArray()),
        Lease.decode(Bytes.ofHex(message.lease()).toArray()),
        Path.of(message.weightsPath()),
        Path.of(message.tokensPath()),
        Path.of(message.workFolder()));
  }

  private static String hex(byte[] bytes) {
    return Bytes.of(bytes).toString();
  }

  static dev.hearth.api.WorkerResult toMessage(WorkerResult result) {
    return switch (result) {
      case WorkerResult.Trained trained ->
          new dev.hearth.api.WorkerResult(
              dev.hearth.api.WorkerResult.Outcome.TRAINED,
              trained.steps(),
              trained.stateRoots().stream().map(Hash::hex).toList(),
              trained.updateRoot().hex(),
              trained.update().toString(),
              trained.loss(),
              "");
      case WorkerResult.Stopped stopped ->
          unfinished(dev.hearth.api.WorkerResult.Outcome.STOPPED, stopped.steps(), "");
      case WorkerResult.Failed failed ->
          unfinished(dev.hearth.api.WorkerResult.Outcome.FAILED, 0, failed.reason());
    };
  }

  private static dev.hearth.api.WorkerResult unfinished(
      dev.hearth.api.WorkerResult.Outcome outcome, int steps, String reason) {
    return new dev.hearth.api.WorkerResult(outcome, steps, List.of(), "", "", 0, reason);
  }

  static WorkerResult of(dev.hearth.api.WorkerResult message) {
    return switch (message.outcome()) {
      case TRAINED ->
          new WorkerResult.Trained(
              message.steps(),
              message.stateRoots().stream().map(Hash::ofHex).toList(),
              Hash.ofHex(message.updateRoot()),
              Path.of(message.updatePath()),
              (float) message.loss());
      case STOPPED -> new WorkerResult.Stopped(message.steps());
      case FAILED -> new WorkerResult.Failed(message.reason());
    };
  }
}
