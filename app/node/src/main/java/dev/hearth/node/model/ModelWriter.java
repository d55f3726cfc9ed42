package dev.hearth.node.model;

import dev.hearth.node.store.BlobStore;
import dev.hearth.node.store.FinishedRound;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.GrantedLease.Phase;
import dev.hearth.node.submit.JobHistory;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.ModelSeal;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Signed;
import dev.hearth.training.data.Vocabulary;
import dev.hearth.training.files.ModelFile;
import dev.hearth.training.files.ModelFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Writes a finished job's model with its provenance and history. */
public final class ModelWriter {
  private final BlobStore blobs;
  private final NodeKey submitter;

  /** The submitter's key seals the weights. */
  public ModelWriter(BlobStore blobs, NodeKey submitter) {
    this.blobs = blobs;
    this.submitter = submitter;
  }

  /** The weights depend on the job's training alone, not on who did it. */
  public WrittenModel write(JobHistory history, Path folder) throws IOException {
    JobSpec job = history.job();
    BlobId last = history.rounds().getLast().weights();
    ModelFolder model =
        new ModelFolder(
            ModelFile.read(bytes(last), job.model()),
            Optional.of(Vocabulary.read(bytes(job.vocabulary()))),
            Map.of());
    Path weights = model.write(folder);
    Hash sha256 = Hash.sha256(Files.readAllBytes(weights));
    writeHistory(history, folder.resolve(Provenance.HISTORY));
    Files.write(
        folder.resolve(Provenance.FILE), ProvenanceFile.write(provenance(history, last, sha256)));
    return new WrittenModel(weights, sha256);
  }

  /** All that a lease, and every outer step, is computed from. */
  private void writeHistory(JobHistory history, Path folder) throws IOException {
    JobSpec job = history.job();
    List<BlobId> kept =
        new ArrayList<>(List.of(job.trainTokens(), job.validationTokens(), job.vocabulary()));
    kept.add(job.weights());
    history.rounds().forEach(round -> kept.add(round.weights()));
    history.leases().stream()
        .filter(lease -> lease.is(Phase.ACCEPTED) && !lease.lease().isAudit())
        .forEach(lease -> kept.add(lease.result().update()));
    Files.createDirectories(folder);
    for (BlobId blob : kept) {
      Files.copy(
          blobs.file(blob),
          folder.resolve(BlobNames.of(blob)),
          StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Provenance provenance(JobHistory history, BlobId last, Hash sha256) {
    return new Provenance(
        Provenance.VERSION,
        history.job().id().hex(),
        history.job().title(),
        hex(history.announcement().encode()),
        history.rounds().stream().map(round -> round(history, round)).toList(),
        BlobNames.of(last),
        sha256.hex(),
        hex(seal(history.job().id(), sha256).encode()),
        history.audits(),
        history.mismatches());
  }

  private Signed seal(Hash job, Hash weights) {
    return Signed.by(submitter, new ModelSeal(job, weights).encode());
  }

  private static Provenance.Round round(JobHistory history, FinishedRound round) {
    JobSpec job = history.job();
    Optional<FinishedRound> before =
        round.round() == 0
            ? Optional.empty()
            : Optional.of(history.rounds().get(round.round() - 1));
    return new Provenance.Round(
        round.round(),
        BlobNames.of(before.map(FinishedRound::weights).orElse(job.weights())),
        before.map(FinishedRound::startRoot).orElse(job.startRoot()).hex(),
        round.trainLoss(),
        round.validationLoss(),
        history.leases().stream()
            .filter(lease -> lease.lease().round() == round.round())
            .filter(lease -> lease.is(Phase.ACCEPTED) || lease.is(Phase.REFUSED))
            .map(ModelWriter::entry)
            .toList());
  }

  private static Provenance.Entry entry(GrantedLease lease) {
    Signed commitment = lease.commitment().orElseThrow();
    return new Provenance.Entry(
        lease.id().hex(),
        lease.lease().shard(),
        lease.lease().replica(),
        lease.holder().text(),
        hex(lease.grant().encode()),
        hex(commitment.encode()),
        lease.result().root().hex(),
        lease.phase().name(),
        lease.note());
  }

  private byte[] bytes(BlobId blob) throws IOException {
    return Files.readAllBytes(blobs.file(blob));
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
