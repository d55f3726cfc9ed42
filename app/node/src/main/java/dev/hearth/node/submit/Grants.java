package dev.hearth.node.submit;

import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.Wei;
import java.time.Instant;
import java.util.Optional;

/** Signs leases, each with the next slice of the deposit. */
record Grants(NodeKey key, JobRecords records) {

  /** Empty when the deposit has no slice left for it. */
  Optional<Grant> grant(Allotment allotment, Instant until) {
    JobSpec job = records.spec();
    Wei price = allotment.work().isAudit() ? job.auditPrice() : job.price();
    Wei from = records.books().nextSlice();
    if (from.plus(price).compareTo(records.job().deposit()) > 0) {
      return Optional.empty();
    }
    Lease lease =
        new Lease(
            job.id(),
            records.round(),
            allotment.work().shard(),
            allotment.work().replica(),
            allotment.bidder().bid().payout(),
            allotment.bidder().bid().payout(),
            from,
            price,
            records.startRoot(),
            job.programHash(),
            Hash.ZERO,
            until.getEpochSecond());
    return Optional.of(
        new Grant(lease, key.sign(lease.digest(job.escrow())), records.startWeights()));
  }
}
