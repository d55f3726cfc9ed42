package dev.hearth.node.model;

import dev.hearth.compute.Device;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.training.Outcome;
import dev.hearth.training.ShardTrainer;
import dev.hearth.training.TrainingListener;
import dev.hearth.training.Weights;
import dev.hearth.training.data.Tokens;
import dev.hearth.training.files.ModelFile;
import dev.hearth.verifier.Replayer;
import dev.hearth.verifier.Verdict;
import java.io.IOException;
import java.nio.file.Path;

/** A lease that can be trained again, from its published start, and what its provider signed. */
public record LeaseReplay(JobSpec job, RecordedLease recorded, Blobs blobs) {
  /** Where content lies, by its name. */
  public interface Blobs {
    byte[] read(BlobId id) throws IOException;
  }

  /**
   * Trains it again and compares all roots.
   *
   * @param threads the device's
   * @param snapshots a folder for this replay, so that it can be interrupted and go on
   */
  public LeaseVerdict run(Device device, int threads, Path snapshots, TrainingListener listener)
      throws IOException {
    Weights start = ModelFile.read(blobs.read(recorded.weights()), job.model());
    Tokens tokens = Tokens.read(blobs.read(job.trainTokens()), job.model().vocabulary());
    Outcome outcome =
        new Replayer(ShardTrainer.standard(threads))
            .replay(job, recorded.lease(), start, tokens, device, snapshots, listener);
    return verdict(outcome);
  }

  /**
   * The same, and once more where the bits differ. Nobody is accused by one replay: bits that two
   * computers found alike are right, so a second replay that agrees says that the first one erred.
   *
   * @param work a folder for both
   */
  public LeaseVerdict confirmed(Device device, int threads, Path work, TrainingListener listener)
      throws IOException {
    LeaseVerdict first = run(device, threads, work.resolve("first"), listener);
    if (!(first instanceof LeaseVerdict.Differs)) {
      return first;
    }
    LeaseVerdict second = run(device, threads, work.resolve("second"), listener);
    return second instanceof LeaseVerdict.Agrees(LeaseVerdict.Place place, boolean _)
        ? new LeaseVerdict.Agrees(place, true)
        : second;
  }

  private LeaseVerdict verdict(Outcome outcome) {
    LeaseVerdict.Place place =
        new LeaseVerdict.Place(
            recorded.lease().id(),
            recorded.lease().round() + 1,
            recorded.lease().shard() + 1,
            recorded.provider());
    return switch (outcome) {
      case Outcome.Failed failed -> new LeaseVerdict.Unable(place, failed.reason());
      case Outcome.Stopped stopped ->
          new LeaseVerdict.Unable(place, "stopped after " + stopped.steps() + " steps");
      case Outcome.Trained trained -> verdict(place, trained.commitment(recorded.lease()));
    };
  }

  private LeaseVerdict verdict(LeaseVerdict.Place place, Commitment found) {
    Commitment claimed = recorded.commitment();
    return switch (Verdict.between(claimed, found)) {
      case Verdict.Equal() -> new LeaseVerdict.Agrees(place, false);
      case Verdict.Different(Verdict.Place where) ->
          new LeaseVerdict.Differs(place, sentence(where, claimed, found));
    };
  }

  private static String sentence(Verdict.Place where, Commitment claimed, Commitment found) {
    return switch (where) {
      case Verdict.Place.Segment(int index) ->
          "They part in segment %d: the root of its state is %s."
              .formatted(
                  index + 1,
                  against(found.stateRoots().get(index), claimed.stateRoots().get(index)));
      case Verdict.Place.Update() ->
          "Every state agrees, but the root of the update is "
              + against(found.updateRoot(), claimed.updateRoot())
              + ".";
      case Verdict.Place.Length() -> "They do not cover the same steps.";
    };
  }

  private static String against(Hash found, Hash claimed) {
    return found.brief() + ", its provider signed " + claimed.brief();
  }
}
