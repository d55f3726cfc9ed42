package dev.hearth.node.provider;

import dev.hearth.node.chain.DepositCheck;
import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.lease.LeaseBook;
import dev.hearth.node.lease.LeaseState;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.Wei;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/** Whether a grant is worth working for: every way in which it could fail to be paid. */
final class GrantCheck {
  private static final long WEIGHTS_HEADER = 1 << 20;

  /** A longer lease would bind the device to one submitter that may never answer. */
  private static final Duration LONGEST = Duration.ofHours(2);

  private final Address payout;
  private final EscrowGateway escrow;
  private final LeaseBook book;
  private final InstantSource clock;

  GrantCheck(Address payout, EscrowGateway escrow, LeaseBook book, InstantSource clock) {
    this.payout = payout;
    this.escrow = escrow;
    this.book = book;
    this.clock = clock;
  }

  /** Why not; empty when it is sound. Throws IOException when the chain is not reached. */
  Optional<String> fault(JobSpec job, Grant grant) throws IOException {
    Optional<String> said = faultInWords(job, grant);
    return said.isPresent() ? said : faultInMoney(job, grant.lease());
  }

  private Optional<String> faultInWords(JobSpec job, Grant grant) {
    Lease lease = grant.lease();
    Wei due = lease.isAudit() ? job.auditPrice() : job.price();
    if (!lease.job().equals(job.id()) || !grant.isSignedBy(job.submitter(), job.escrow())) {
      return Optional.of("the lease is not signed for this job by its submitter");
    }
    if (!lease.provider().equals(payout)) {
      return Optional.of("the lease pays somebody else");
    }
    if (lease.price().compareTo(due) < 0 || lease.price().isZero()) {
      return Optional.of("the lease pays " + lease.price() + " wei, the job says " + due);
    }
    if (lease.round() >= job.rounds() || lease.shard() >= job.shards()) {
      return Optional.of("the job has no such round or shard");
    }
    if (!lease.programHash().equals(job.programHash())
        || lease.round() == 0 && !lease.startRoot().equals(job.startRoot())) {
      return Optional.of("the lease starts from something else than its job");
    }
    if (lease.deadline() <= clock.instant().getEpochSecond() || lease.deadline() > job.deadline()) {
      return Optional.of("the lease's deadline is not between now and the job's");
    }
    if (lease.deadline() > clock.instant().plus(LONGEST).getEpochSecond()) {
      return Optional.of("the lease's deadline is more than two hours away");
    }
    return grant.weights().size() > job.model().parameters() * Float.BYTES + WEIGHTS_HEADER
        ? Optional.of("the round's weights are too large for the job's model")
        : Optional.empty();
  }

  private Optional<String> faultInMoney(JobSpec job, Lease lease) throws IOException {
    return switch (escrow.deposit(job)) {
      case DepositCheck.Unsound unsound -> Optional.of(unsound.reason());
      case DepositCheck.TooNew _ -> Optional.of("the deposit may still be taken back");
      case DepositCheck.Held held when end(lease).compareTo(held.deposit().amount()) > 0 ->
          Optional.of("the lease's slice lies outside the deposit of " + held.deposit() + " wei");
      case DepositCheck.Held _ ->
          book.ofJob(job.id()).stream().anyMatch(other -> overlaps(other, lease))
              ? Optional.of("the lease's slice overlaps that of another lease of ours")
              : Optional.empty();
    };
  }

  /**
   * Of a lease that came to nothing nothing is redeemed; what its payer answers for is no fault
   * here.
   */
  private static boolean overlaps(LeaseState other, Lease lease) {
    boolean pays =
        switch (other) {
          case LeaseState.Refused _, LeaseState.Expired _, LeaseState.Declined _ -> false;
          default -> true;
        };
    return pays
        && lease.from().amount().compareTo(end(other.lease())) < 0
        && other.lease().from().amount().compareTo(end(lease)) < 0;
  }

  /** May lie beyond the largest amount there is, so it is no amount. */
  private static BigInteger end(Lease lease) {
    return lease.from().amount().add(lease.price().amount());
  }
}
