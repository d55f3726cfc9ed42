package dev.hearth.node.model;

import dev.hearth.compute.Device;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.MalformedException;
import dev.hearth.training.Weights;
import dev.hearth.training.data.Vocabulary;
import dev.hearth.training.files.ModelFolder;
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
   * One of {@link #leases}, to be trained again. Its blobs are those of the history, which throw
   * MalformedException when they do not hold what the lease started from.
   */
  public LeaseReplay lease(Hash id) {
    RecordedLease recorded =
        leases.stream().filter(lease -> lease.lease().id().equals(id)).findFirst().orElseThrow();
    return new LeaseReplay(job, recorded, history());
  }
}
