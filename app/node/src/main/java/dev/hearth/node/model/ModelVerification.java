package dev.hearth.node.model;

import dev.hearth.compute.Device;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.MalformedException;
import dev.hearth.training.Outcome;
import dev.hearth.training.ShardTrainer;
import dev.hearth.training.TrainingListener;
import dev.hearth.training.Weights;
import dev.hearth.training.data.Tokens;
import dev.hearth.training.files.ModelFile;
import dev.hearth.training.files.ModelFolder;
import dev.hearth.verifier.Replayer;
import dev.hearth.verifier.Verdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * Verifies a finished model from its folder alone: the hashes and signatures of its provenance when
 * it is opened, and the bits of any lease by replay. It needs no network and trusts nobody.
 */
public final class ModelVerification {
  private static final String WEIGHTS = "model.safetensors";
  private static final long LARGEST_HEADER = 1 << 20;

  private final Path folder;
  private final JobSpec job;
  private final List<RecordedLease> leases;

  private ModelVerification(Path folder, JobSpec job, List<RecordedLease> leases) {
    this.folder = folder;
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
    ModelVerification opened = new ModelVerification(folder, check.job(), check.leases());
    opened.requireWeights(manifest);
    return opened;
  }

  private void requireWeights(Provenance manifest) throws IOException {
    Path file = folder.resolve(WEIGHTS);
    ProvenanceCheck.require(
        Files.isRegularFile(file) && Files.size(file) <= largestFile(), WEIGHTS + " is not there");
    ProvenanceCheck.require(
        Hash.sha256(Files.readAllBytes(file)).hex().equals(manifest.weightsSha256()),
        WEIGHTS + " is another file than the one it names");
    Weights last = ModelFile.read(blob(BlobNames.read(manifest.weights())), job.model());
    ProvenanceCheck.require(
        Arrays.equals(ModelFolder.read(file).weights().values(), last.values()),
        WEIGHTS + " has other weights than the last round");
  }

  private long largestFile() {
    return job.model().parameters() * Float.BYTES + LARGEST_HEADER;
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
   * @param snapshots a folder for this replay, so that it can be interrupted and go on
   * @throws MalformedException when the history does not hold what the lease started from
   */
  public LeaseVerdict replay(Hash lease, Device device, Path snapshots, TrainingListener listener)
      throws IOException {
    RecordedLease recorded =
        leases.stream().filter(l -> l.lease().id().equals(lease)).findFirst().orElseThrow();
    Weights start = ModelFile.read(blob(recorded.weights()), job.model());
    Tokens tokens = Tokens.read(blob(job.trainTokens()), job.model().vocabulary());
    Outcome outcome =
        new Replayer(ShardTrainer.standard())
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
            case Verdict.Equal() -> new LeaseVerdict.Agrees(place);
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

  /** From the history; the name is the check. */
  private byte[] blob(BlobId id) throws IOException {
    Path file = folder.resolve(Provenance.HISTORY).resolve(BlobNames.of(id));
    ProvenanceCheck.require(
        Files.isRegularFile(file) && Files.size(file) == id.size(),
        "its history lacks " + BlobNames.of(id));
    byte[] bytes = Files.readAllBytes(file);
    ProvenanceCheck.require(
        BlobId.of(bytes).equals(id), "its history has other bytes for " + BlobNames.of(id));
    return bytes;
  }
}
