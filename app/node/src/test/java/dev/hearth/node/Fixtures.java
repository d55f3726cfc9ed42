package dev.hearth.node;

import dev.hearth.api.JobView;
import dev.hearth.node.store.FinishedRound;
import dev.hearth.node.store.GrantedLease;
import dev.hearth.node.store.OwnJob;
import dev.hearth.node.store.OwnJobs;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Eip712;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Hyperparameters;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.ModelShape;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Settlement;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Voucher;
import dev.hearth.protocol.Wei;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/** Small, valid instances of what peers say, for tests that are not about their content. */
public final class Fixtures {
  public static final Eip712 ESCROW =
      new Eip712(31337, Address.ofHex("0x00000000000000000000000000000000000e5c40"));
  public static final Wei PRICE = Wei.of(1000);

  /** Announced by anybody, paid in by nobody. */
  public static final Wei ABSURD = new Wei(BigInteger.TWO.pow(255));

  public static final long DEADLINE = 4_000_000_000L;

  /** What the job of {@link #putOwnJob} has as blobs. */
  public static final List<String> OWN_CONTENT =
      List.of("weights", "train", "validation", "vocabulary", "round", "momentum", "update");

  private Fixtures() {}

  public static NodeKey key(int number) {
    return NodeKey.of(Hash.sha256(new byte[] {(byte) number}).toArray());
  }

  public static BlobId blob(String content) {
    return BlobId.of(content.getBytes(StandardCharsets.UTF_8));
  }

  public static Hyperparameters hyperparameters() {
    return new Hyperparameters(2, 4, 2, 0, 1e-3f, 0.9f, 0.95f, 1e-8f, 0.1f, 1, 0.6f);
  }

  public static JobSpec job(NodeKey submitter) {
    return job(submitter, PRICE);
  }

  public static JobSpec job(NodeKey submitter, Wei price) {
    return new JobSpec(
        "a job",
        submitter.publicKey(),
        new ModelShape(1, 8, 2, 8, 256),
        hyperparameters(),
        7,
        2,
        2,
        blob("weights"),
        Hash.sha256(new byte[] {1}),
        Hash.sha256(new byte[] {2}),
        blob("train"),
        blob("validation"),
        blob("vocabulary"),
        price,
        PRICE,
        1_000_000,
        DEADLINE,
        ESCROW);
  }

  public static Grant grant(
      NodeKey submitter, JobSpec spec, Address provider, int shard, Wei from) {
    Lease lease =
        new Lease(
            spec.id(),
            0,
            shard,
            0,
            provider,
            provider,
            from,
            spec.price(),
            spec.startRoot(),
            spec.programHash(),
            TinyJob.inputsRoot(spec, shard),
            DEADLINE);
    return new Grant(lease, submitter.sign(lease.digest(ESCROW)), spec.weights());
  }

  public static Commitment commitment(Grant grant) {
    Hash root = Hash.sha256(new byte[] {3});
    return new Commitment(grant.lease().id(), 4, List.of(root, root), root, blob("update"), 2.5f);
  }

  /** One under way, with a round behind it and a lease that was committed to. */
  public static OwnJob putOwnJob(OwnJobs store, NodeKey submitter) {
    JobSpec spec = job(submitter);
    NodeKey provider = key(9);
    OwnJob own =
        new OwnJob(
            spec,
            Signed.by(submitter, spec.encode()),
            "tiny",
            Bytes.of(new byte[Hash.SIZE]),
            1,
            Duration.ofMinutes(10),
            PRICE.times(10),
            Wei.ZERO,
            JobView.Phase.RUNNING,
            "");
    Grant grant = grant(submitter, spec, provider.address(), 0, Wei.ZERO);
    Signed commitment = Signed.by(provider, commitment(grant).encode());
    store.put(own);
    store.put(List.of(GrantedLease.out(grant, provider.peerId()).committed(commitment)));
    store.put(spec.id(), new FinishedRound(0, blob("round"), blob("momentum"), Hash.ZERO, 1, 1));
    return own;
  }

  public static Settlement settlement(
      NodeKey submitter, JobSpec spec, Commitment commitment, Address provider, Wei total) {
    Voucher voucher = new Voucher(spec.id(), provider, total);
    return new Settlement(commitment.lease(), voucher, submitter.sign(voucher.digest(ESCROW)), "");
  }
}
