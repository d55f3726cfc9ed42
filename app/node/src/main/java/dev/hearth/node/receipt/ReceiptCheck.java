package dev.hearth.node.receipt;

import dev.hearth.node.model.RecordedLease;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.Settlement;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Voucher;
import java.util.HexFormat;

/** Holds a receipt against the records in it; throws MalformedException where they part. */
final class ReceiptCheck {
  private final JobSpec job;
  private final Lease lease;

  private ReceiptCheck(JobSpec job, Lease lease) {
    this.job = job;
    this.lease = lease;
  }

  static PaidLease of(Receipt receipt) throws MalformedException {
    JobSpec job = job(receipt);
    Grant grant = grant(receipt, job);
    ReceiptCheck check = new ReceiptCheck(job, grant.lease());
    Signed signed = Signed.decode(bytes(receipt.commitment()));
    Commitment commitment = check.commitment(signed);
    Voucher voucher = check.voucher(Settlement.decode(bytes(receipt.settlement())));
    return new PaidLease(
        job,
        new RecordedLease(
            grant.lease(), grant.weights(), commitment, signed.signer().peerId(), true),
        voucher);
  }

  private static JobSpec job(Receipt receipt) throws MalformedException {
    Signed announcement = Signed.decode(bytes(receipt.announcement()));
    JobSpec job = JobSpec.decode(announcement.body().toArray());
    require(job.submitter().equals(announcement.signer()), "the job is not its submitter's");
    require(job.id().hex().equals(receipt.job()), "the job is another than the one it names");
    return job;
  }

  private static Grant grant(Receipt receipt, JobSpec job) throws MalformedException {
    Grant grant = Grant.decode(bytes(receipt.grant()));
    Lease lease = grant.lease();
    require(lease.id().hex().equals(receipt.lease()), "the lease is another than the one it names");
    require(lease.job().equals(job.id()), "the lease is of another job");
    require(
        grant.isSignedBy(job.submitter(), job.escrow()), "the submitter did not sign the lease");
    return grant;
  }

  private Commitment commitment(Signed signed) throws MalformedException {
    Commitment commitment = Commitment.decode(signed.body().toArray());
    require(commitment.lease().equals(lease.id()), "the commitment is of another lease");
    require(
        signed.signer().address().equals(lease.node()), "the commitment is of another provider");
    return commitment;
  }

  private Voucher voucher(Settlement settlement) throws MalformedException {
    Voucher voucher = settlement.voucher();
    require(
        settlement.lease().equals(lease.id()) && voucher.job().equals(job.id()),
        "the voucher is of another lease");
    require(voucher.provider().equals(lease.provider()), "the voucher pays somebody else");
    require(
        settlement.isSignedBy(job.submitter(), job.escrow()),
        "the submitter did not sign the voucher");
    require(voucher.total().compareTo(lease.price()) >= 0, "the voucher does not pay the lease");
    return voucher;
  }

  private static byte[] bytes(String hex) throws MalformedException {
    try {
      return HexFormat.of().parseHex(hex);
    } catch (IllegalArgumentException e) {
      throw new MalformedException("a record in it is not hexadecimal", e);
    }
  }

  private static void require(boolean holds, String otherwise) throws MalformedException {
    if (!holds) {
      throw new MalformedException("The receipt does not hold: " + otherwise + ".");
    }
  }
}
