package dev.hearth.node.model;

import dev.hearth.compute.Device;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.MalformedException;
import dev.hearth.training.Outcome;
import dev.hearth.training.ShardTrainer;
import dev.hearth.training.TrainingListener;
import dev.hearth.training.Weights;
import dev.hearth.training.data.Tokens;
import dev.hearth.training.data.Vocabulary;
import dev.hearth.training.files.ModelFile;
import dev.hearth.training.files.ModelFolder;
import dev.hearth.verifier.Replayer;
import dev.hearth.verifier.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Verifies a finished model from its folder alone: the hashes and signatures of its provenance when
 * it is opened, its weights by taking all outer steps again, and the bits of any lease by replay.
 * It needs no network and trusts nobody.
 */
public final class ModelVerification {
  private final Path folder;
  private final Provenance manifest;
  private final JobSpec job;
  private final List<RecordedLease> leases;

  private ModelVerification(
      Path folder, Provenance manifest, JobSpec job, List<RecordedLease> leases) {
    this.folder = folder;
    this.manifest = manifest;
    this.job = job;
    this.leases = leases;
  }

  /** Throws MalformedException, in a sentence, at the first thing that does not hold. */
  public static ModelVerification open(Path folder) throws IOException {
    Path file = folder.resolve(Provenance.FILE);
    if (!Files.isRegularFile(file)) {
      throw new MalformedException(
          folder + " has no " + Provenance.FILE + ", so nobody can tell who trained it.");
    }
    Provenance manifest = ProvenanceFile.read(file);
    ProvenanceCheck check = ProvenanceCheck.of(manifest);
    return new ModelVerification(folder, manifest, check.job(), check.leases());
  }

  /**
   * Computes the weights of every round and of the model again from the updates that were accepted,
   * and compares the model's files with them byte for byte. Throws MalformedException, in a
   * sentence, where they part.
   */
  public void derive(Device device) throws IOException {
    Weights weights = new Derivation(job, manifest, leases).derive(history(), device);
    Vocabulary vocabulary = Vocabulary.read(history().read(job.vocabulary()));
    ModelFolder model = new ModelFolder(weights, Optional.of(vocabulary), Map.of());
    for (Map.Entry<String, byte[]> file : model.files().entrySet()) {
      requireSame(folder.resolve(file.getKey()), file.getValue());
    }
    Hash sealed = Hash.ofHex(manifest.weightsSha256());
    ProvenanceCheck.require(
        model.files().values().stream().map(Hash::sha256).anyMatch(sealed::equals),
        "its history gives other weights than those that the submitter sealed");
  }

  private static void requireSame(Path file, byte[] derived) throws IOException {
    String name = file.getFileName().toString();
    ProvenanceCheck.require(Files.isRegularFile(file), name + " is not there");
    ProvenanceCheck.require(
        Files.size(file) == derived.length && Arrays.equals(Files.readAllBytes(file), derived),
        name + " is another file than the one its history gives");
  }

  private HistoryFolder history() {
    return HistoryFolder.of(folder);
  }

  public JobSpec job() {
    return job;
  }

  /** Every lease that made the model or audited it, in the order they were granted. */
  public List<Hash> leases() {
    return leases.stream().filter(RecordedLease::accepted).map(l -> l.lease().id()).toList();
  }

  /** The one lease whose id begins so; empty when there is none or more than one. */
  public Optional<Hash> find(String beginning) {
    List<Hash> found =
        leases().stream().filter(id -> id.hex().startsWith(beginning)).limit(2).toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** A lease that nobody could foresee, if the random numbers are such. */
  public Hash draw(RandomGenerator random) {
    return leases().get(random.nextInt(leases().size()));
  }

  /**
   * Trains a lease again and compares all roots.
   *
   * @param lease one of {@link #leases}
   * @param threads the device's
   * @param snapshots a folder for this replay, so that it can be interrupted and go on
   * @throws MalformedException when the history does not hold what the lease started from
   */
  public LeaseVerdict replay(
      Hash lease, Device device, int threads, Path snapshots, TrainingListener listener)
      throws IOException {
    RecordedLease recorded =
        leases.stream().filter(l -> l.lease().id().equals(lease)).findFirst().orElseThrow();
    Weights start = ModelFile.read(history().read(recorded.weights()), job.model());
    Tokens tokens = Tokens.read(history().read(job.trainTokens()), job.model().vocabulary());
    Outcome outcome =
        new Replayer(ShardTrainer.standard(threads))
            .replay(job, recorded.lease(), start, tokens, device, snapshots, listener);
    return verdict(recorded, outcome);
  }

  private LeaseVerdict verdict(RecordedLease recorded, Outcome outcome) {
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
      case Outcome.Trained trained ->
          switch (Verdict.between(recorded.commitment(), trained.commitment(recorded.lease()))) {
            case Verdict.Equal() -> new LeaseVerdict.Agrees(place, false);
            case Verdict.Different(Verdict.Place where) ->
                new LeaseVerdict.Differs(place, sentence(where));
          };
    };
  }

  private static String sentence(Verdict.Place where) {
    return switch (where) {
      case Verdict.Place.Segment segment ->
          "They part in segment " + (segment.index() + 1) + ": its state has other bits.";
      case Verdict.Place.Update() -> "Every state agrees, but the update is another.";
      case Verdict.Place.Length() -> "They do not cover the same steps.";
    };
  }
}
