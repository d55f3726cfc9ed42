package dev.hearth.node.model;

import dev.hearth.node.store.GrantedLease.Phase;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.ModelSeal;
import dev.hearth.protocol.Signed;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Holds a manifest against the records in it: every signature, and that the records belong
 * together. Throws MalformedException, saying what is wrong, at the first that does not.
 */
final class ProvenanceCheck {
  private final Provenance manifest;
  private final JobSpec job;

  private ProvenanceCheck(Provenance manifest, JobSpec job) {
    this.manifest = manifest;
    this.job = job;
  }

  static ProvenanceCheck of(Provenance manifest) throws MalformedException {
    Signed announcement = Signed.decode(bytes(manifest.announcement()));
    JobSpec job = JobSpec.decode(announcement.body().toArray());
    require(job.submitter().equals(announcement.signer()), "the job is not its submitter's");
    require(job.id().hex().equals(manifest.job()), "the job is another than the one it names");
    require(manifest.rounds().size() == job.rounds(), "it does not have the rounds of its job");
    requireSeal(manifest, job);
    return new ProvenanceCheck(manifest, job);
  }

  private static void requireSeal(Provenance manifest, JobSpec job) throws MalformedException {
    Signed signed = Signed.decode(bytes(manifest.seal()));
    ModelSeal seal = ModelSeal.decode(signed.body().toArray());
    require(
        signed.signer().equals(job.submitter())
            && seal.job().equals(job.id())
            && seal.weights().hex().equals(manifest.weightsSha256()),
        "its weights are not those that the submitter sealed");
  }

  JobSpec job() {
    return job;
  }

  List<RecordedLease> leases() throws MalformedException {
    List<RecordedLease> leases = new ArrayList<>();
    for (int number = 0; number < job.rounds(); number++) {
      Provenance.Round round = manifest.rounds().get(number);
      require(round.round() == number, "its rounds are not in order");
      requireStart(round);
      List<RecordedLease> own = new ArrayList<>();
      for (Provenance.Entry entry : round.leases()) {
        own.add(lease(round, entry));
      }
      requireEveryShard(number, own);
      leases.addAll(own);
    }
    return leases;
  }

  private void requireStart(Provenance.Round round) throws MalformedException {
    boolean holds =
        round.round() > 0
            || round.start().equals(BlobNames.of(job.weights()))
                && round.startRoot().equals(job.startRoot().hex());
    require(holds, "the first round does not start where its job does");
  }

  private RecordedLease lease(Provenance.Round round, Provenance.Entry entry)
      throws MalformedException {
    Grant grant = Grant.decode(bytes(entry.grant()));
    Lease lease = grant.lease();
    String name = "lease " + lease.id().brief();
    require(lease.job().equals(job.id()) && lease.round() == round.round(), name + " is not here");
    require(
        grant.isSignedBy(job.submitter(), job.escrow()), name + " is not signed by the submitter");
    require(
        lease.id().hex().equals(entry.lease())
            && lease.shard() == entry.shard()
            && lease.replica() == entry.replica(),
        name + " is another than the one it is listed as");
    BlobId start = BlobNames.read(round.start());
    require(
        grant.weights().equals(start) && lease.startRoot().hex().equals(round.startRoot()),
        name + " does not start where its round does");
    return committed(entry, grant, name);
  }

  private static RecordedLease committed(Provenance.Entry entry, Grant grant, String name)
      throws MalformedException {
    Signed signed = Signed.decode(bytes(entry.commitment()));
    Commitment commitment = Commitment.decode(signed.body().toArray());
    require(
        signed.signer().peerId().text().equals(entry.provider()),
        name + " was committed to by another provider");
    require(
        commitment.lease().equals(grant.lease().id())
            && commitment.root().hex().equals(entry.commitmentRoot()),
        name + " has the commitment of another");
    boolean accepted = entry.verdict().equals(Phase.ACCEPTED.name());
    require(accepted || entry.verdict().equals(Phase.REFUSED.name()), name + " was never judged");
    return new RecordedLease(
        grant.lease(), grant.weights(), commitment, signed.signer().peerId(), accepted);
  }

  private void requireEveryShard(int round, List<RecordedLease> leases) throws MalformedException {
    List<Integer> trained =
        leases.stream()
            .filter(RecordedLease::isTraining)
            .map(lease -> lease.lease().shard())
            .sorted()
            .toList();
    require(
        trained.equals(IntStream.range(0, job.shards()).boxed().toList()),
        "round " + (round + 1) + " does not have one accepted lease for every shard");
  }

  private static byte[] bytes(String hex) throws MalformedException {
    try {
      return HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      throw new MalformedException("a record in it is not hexadecimal", e);
    }
  }

  static void require(boolean holds, String otherwise) throws MalformedException {
    if (!holds) {
      throw new MalformedException("The model's provenance does not hold: " + otherwise + ".");
    }
  }
}
