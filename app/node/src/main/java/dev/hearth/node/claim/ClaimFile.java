package dev.hearth.node.claim;

import dev.hearth.node.store.KeptClaim;
import dev.hearth.node.store.KnownJob;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.ClaimedWork;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.escrow.Claim;
import dev.hearth.wallet.escrow.ClaimList;
import dev.hearth.wallet.escrow.ClaimedLease;
import dev.hearth.wallet.escrow.SignedLease;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A claim with all that is under its root: every lease signed by the job's submitter for one
 * provider and key, every commitment by that key.
 *
 * @param commitments in the order of the claim's leases
 */
record ClaimFile(
    JobSpec job, ClaimedWork work, List<Commitment> commitments, Claim claim, ClaimList list) {

  /** Throws MalformedException when the parts do not belong together. */
  static ClaimFile of(ClaimedWork work) throws MalformedException {
    JobSpec job = JobSpec.decode(work.job().body().toArray());
    KnownJob.of(work.job(), job.submitter().peerId(), List.of());
    List<Commitment> commitments = new ArrayList<>();
    List<ClaimedLease> leases = new ArrayList<>();
    for (int index = 0; index < work.grants().size(); index++) {
      Grant grant = work.grants().get(index);
      Commitment commitment = commitment(job, work, grant, work.commitments().get(index));
      commitments.add(commitment);
      leases.add(
          new ClaimedLease(
              new SignedLease(grant.lease(), grant.signature()),
              commitment.root(),
              commitment.values().size()));
    }
    requireMoney(work.grants());
    ClaimList list = new ClaimList(job.escrow(), leases);
    Lease first = work.grants().getFirst().lease();
    Claim claim = Claim.of(job.id(), first.provider(), first.node(), list);
    return new ClaimFile(job, work, List.copyOf(commitments), claim, list);
  }

  /** Their submitter may have signed any prices. */
  private static void requireMoney(List<Grant> grants) throws MalformedException {
    BigInteger sum =
        grants.stream()
            .map(grant -> grant.lease().price().amount())
            .reduce(BigInteger.ZERO, BigInteger::add);
    if (Wei.fitting(sum).isEmpty()) {
      throw new MalformedException("a claim for more than all money");
    }
  }

  /** Of what was read before it was kept. */
  static ClaimFile of(KeptClaim kept) {
    try {
      return of(kept.work());
    } catch (MalformedException e) {
      throw new IllegalStateException("it was read before it was kept", e);
    }
  }

  private static Commitment commitment(JobSpec job, ClaimedWork work, Grant grant, Signed signed)
      throws MalformedException {
    Lease lease = grant.lease();
    Lease first = work.grants().getFirst().lease();
    Commitment commitment = Commitment.decode(signed.body().toArray());
    if (!lease.job().equals(job.id()) || !grant.isSignedBy(job.submitter(), job.escrow())) {
      throw new MalformedException("a claim for a lease that is not its job's");
    }
    if (!lease.provider().equals(first.provider()) || !lease.node().equals(first.node())) {
      throw new MalformedException("a claim for leases of several providers");
    }
    if (!commitment.lease().equals(lease.id()) || !signed.signer().address().equals(lease.node())) {
      throw new MalformedException("a claim with a commitment to something else");
    }
    return commitment;
  }

  Hash id() {
    return claim.id();
  }

  /** Everything a replay of its leases reads, and what their providers made of it. */
  Set<BlobId> content() {
    Set<BlobId> content = new HashSet<>(Set.of(job.trainTokens()));
    for (int index = 0; index < list.size(); index++) {
      Grant grant = work.grants().get(index);
      content.add(grant.weights());
      if (!grant.lease().isAudit()) {
        content.add(commitments.get(index).update());
      }
    }
    return content;
  }
}
