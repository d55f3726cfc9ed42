package dev.hearth.node.submit;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.NodeKey;
import dev.hearth.protocol.PublicKey;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;

/** Signs leases, each with the next slice of the deposit. */
record Grants(NodeKey key, JobRecords records, JobContent content) {

  /**
   * Empty when the deposit has no slice left for it. Throws IOException when the job's tokens
   * cannot be read.
   */
  Optional<Grant> grant(Allotment allotment, Instant until) throws IOException {
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
            node(allotment.bidder()),
            from,
            price,
            records.startRoot(),
            job.programHash(),
            content.inputsRoot(records.round(), allotment.work().shard()),
            until.getEpochSecond());
    return Optional.of(
        new Grant(
            lease,
            key.sign(lease.digest(job.escrow())),
            records.startWeights(),
            records.keepers()));
  }

  /** A peer of another kind of key answers for its work by the address it is paid at. */
  private static Address node(Bidder bidder) {
    return bidder.peer().key().map(PublicKey::address).orElse(bidder.bid().payout());
  }
}
