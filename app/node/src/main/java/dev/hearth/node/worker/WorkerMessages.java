package dev.hearth.node.worker;

import dev.hearth.api.WorkerAssignment;
import dev.hearth.api.WorkerCombined;
import dev.hearth.api.WorkerQuestion;
import dev.hearth.api.WorkerRound;
import dev.hearth.api.WorkerText;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.MalformedException;
import dev.hearth.verifier.dispute.Listed;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Tasks and results as they cross the socket, and back. */
final class WorkerMessages {
  private static final String NONE = "";

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
        job(message.jobHex()),
        lease(message.lease()),
        Path.of(message.weightsPath()),
        Path.of(message.tokensPath()),
        Path.of(message.workFolder()));
  }

  static WorkerRound toMessage(RoundUpdates round) {
    return new WorkerRound(
        hex(round.job().encode()),
        round.weights().toString(),
        round.momentum().map(Path::toString).orElse(NONE),
        round.updates().stream().map(Path::toString).toList(),
        round.validation().toString(),
        round.folder().toString());
  }

  static RoundUpdates of(WorkerRound message) throws MalformedException {
    return new RoundUpdates(
        job(message.jobHex()),
        Path.of(message.weightsPath()),
        Optional.of(message.momentumPath()).filter(path -> !path.equals(NONE)).map(Path::of),
        message.updatePaths().stream().map(Path::of).toList(),
        Path.of(message.validationPath()),
        Path.of(message.workFolder()));
  }

  static WorkerCombined toMessage(CombinedRound round) {
    return new WorkerCombined(
        round.weights().toString(),
        round.momentum().toString(),
        round.startRoot().hex(),
        round.validationLoss());
  }

  static CombinedRound of(WorkerCombined message) {
    return new CombinedRound(
        Path.of(message.weightsPath()),
        Path.of(message.momentumPath()),
        Hash.ofHex(message.startRoot()),
        (float) message.validationLoss());
  }

  static WorkerText toMessage(TextRequest request) {
    return new WorkerText(
        hex(request.job().encode()),
        request.weights().toString(),
        request.vocabulary().toString(),
        request.prompt(),
        request.tokens(),
        request.temperature(),
        request.seed());
  }

  static TextRequest of(WorkerText message) throws MalformedException {
    return new TextRequest(
        job(message.jobHex()),
        Path.of(message.weightsPath()),
        Path.of(message.vocabularyPath()),
        message.prompt(),
        message.tokens(),
        message.temperature(),
        message.seed());
  }

  static WorkerQuestion toMessage(MoveRequest request) {
    return new WorkerQuestion(
        hex(request.lease().encode()),
        hex(request.job().encode()),
        request.weights().toString(),
        request.tokens().toString(),
        request.position(),
        request.listed().values(),
        request.listed().words(),
        request.listed().step());
  }

  static MoveRequest of(WorkerQuestion message) throws MalformedException {
    return new MoveRequest(
        job(message.jobHex()),
        lease(message.lease()),
        Path.of(message.weightsPath()),
        Path.of(message.tokensPath()),
        message.position(),
        new Listed(message.values(), message.words(), message.step()));
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
              NONE);
      case WorkerResult.Stopped() -> unfinished(dev.hearth.api.WorkerResult.Outcome.STOPPED, NONE);
      case WorkerResult.Unable(String reason) ->
          unfinished(dev.hearth.api.WorkerResult.Outcome.UNABLE, reason);
      case WorkerResult.Failed(String reason) ->
          unfinished(dev.hearth.api.WorkerResult.Outcome.FAILED, reason);
    };
  }

  private static dev.hearth.api.WorkerResult unfinished(
      dev.hearth.api.WorkerResult.Outcome outcome, String reason) {
    return new dev.hearth.api.WorkerResult(outcome, 0, List.of(), NONE, NONE, 0, reason);
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
      case STOPPED -> new WorkerResult.Stopped();
      case UNABLE -> new WorkerResult.Unable(message.reason());
      case FAILED -> new WorkerResult.Failed(message.reason());
    };
  }

  private static JobSpec job(String hex) throws MalformedException {
    return JobSpec.decode(Bytes.ofHex(hex).toArray());
  }

  private static Lease lease(String hex) throws MalformedException {
    return Lease.decode(Bytes.ofHex(hex).toArray());
  }

  private static String hex(byte[] bytes) {
    return Bytes.of(bytes).toString();
  }
}
