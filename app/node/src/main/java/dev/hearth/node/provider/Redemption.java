package dev.hearth.node.provider;

import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.chain.Redeemed;
import dev.hearth.node.lease.LeaseBook;
import dev.hearth.node.lease.LeaseState;
import dev.hearth.node.store.Receipts;
import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Settlement;
import dev.hearth.protocol.Voucher;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.earnings.Entry;
import dev.hearth.wallet.escrow.SignedLease;
import dev.hearth.wallet.escrow.SignedVoucher;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns vouchers into balance. What was paid is read from the chain, never assumed: a node killed
 * between a transaction and its record books the difference the next time.
 */
public final class Redemption {
  private static final int MOST_LEASES = 256;

  private final LeaseBook book;
  private final Receipts receipts;
  private final EscrowGateway escrow;
  private final InstantSource clock;
  private final Map<Hash, JobTally> tallies = new HashMap<>();

  public Redemption(LeaseBook book, Receipts receipts, EscrowGateway escrow, InstantSource clock) {
    this.book = book;
    this.receipts = receipts;
    this.escrow = escrow;
    this.clock = clock;
  }

  /** Redeems all that the job's submitter has promised so far. */
  public synchronized Redeemed redeem(JobSpec job, WalletKey gasPayer) throws IOException {
    Wei before = paid(job);
    bookDifference(job, before, Optional.empty());
    for (Settlement settlement : book.bestSettlements(job.id())) {
      Optional<Redeemed.Failed> failed = redeem(job, gasPayer, settlement);
      if (failed.isPresent()) {
        return failed.get();
      }
    }
    Wei paid = paid(job);
    return paid.equals(before) ? new Redeemed.NothingDue() : new Redeemed.Paid(paid.minus(before));
  }

  /** Books what came in besides vouchers, and says how much. */
  synchronized Wei paid(JobSpec job, Optional<Hash> transaction) throws IOException {
    Wei booked = tally(job).withdrawn();
    Wei paid = paid(job);
    bookDifference(job, paid, transaction);
    return paid.compareTo(booked) > 0 ? paid.minus(booked) : Wei.ZERO;
  }

  /** What no payout has met of the job's receipts; asks no chain. */
  synchronized Wei pending(JobSpec job) {
    return tally(job).pending();
  }

  /** About what it costs to redeem that. */
  synchronized Wei gas(JobSpec job) throws IOException {
    return escrow.redeemingCosts(tally(job).leases().size());
  }

  /** By the chain, to all accounts that leases of the job pay. */
  private Wei paid(JobSpec job) throws IOException {
    Set<Address> accounts = new HashSet<>();
    book.ofJob(job.id()).forEach(lease -> accounts.add(lease.lease().provider()));
    Wei paid = Wei.ZERO;
    for (Address account : accounts) {
      paid = paid.plus(escrow.account(job, account).paid());
    }
    return paid;
  }

  private Optional<Redeemed.Failed> redeem(JobSpec job, WalletKey gasPayer, Settlement settlement)
      throws IOException {
    Voucher voucher = settlement.voucher();
    if (escrow.account(job, voucher.provider()).paid().compareTo(voucher.total()) >= 0) {
      return Optional.empty();
    }
    SignedVoucher signed = new SignedVoucher(voucher, settlement.signature());
    for (List<SignedLease> leases : chunks(settled(job, voucher.provider()))) {
      switch (escrow.redeem(gasPayer, job, signed, leases)) {
        case TransactionOutcome.Mined mined ->
            bookDifference(job, paid(job), Optional.of(mined.transaction()));
        case TransactionOutcome.Reverted reverted when hasNothingToPay(reverted) -> {}
        case TransactionOutcome.Failed failed -> {
          return Optional.of(new Redeemed.Failed(failed.sentence()));
        }
      }
    }
    return Optional.empty();
  }

  private static boolean hasNothingToPay(TransactionOutcome.Reverted reverted) {
    return reverted.revert().error().equals("NothingToPay");
  }

  /** As many leases as the contract takes at once; those it has seen are left out on the way. */
  private static List<List<SignedLease>> chunks(List<SignedLease> leases) {
    List<List<SignedLease>> chunks = new ArrayList<>();
    for (int at = 0; at < leases.size(); at += MOST_LEASES) {
      chunks.add(leases.subList(at, Math.min(leases.size(), at + MOST_LEASES)));
    }
    return chunks;
  }

  private List<SignedLease> settled(JobSpec job, Address provider) {
    List<SignedLease> settled = new ArrayList<>();
    for (Hash id : tally(job).leases()) {
      if (book.find(id).orElseThrow() instanceof LeaseState.Settled lease
          && lease.lease().provider().equals(provider)) {
        settled.add(new SignedLease(lease.lease(), lease.grant().signature()));
      }
    }
    return settled;
  }

  private void bookDifference(JobSpec job, Wei paid, Optional<Hash> transaction) {
    Wei booked = tally(job).withdrawn();
    if (paid.compareTo(booked) > 0) {
      // Without its transaction at hand, a payout is known by the total it brought the job to.
      Hash id =
          transaction.orElseGet(() -> Hash.sha256(job.id().toArray(), paid.amount().toByteArray()));
      receipts.book(
          new Entry.Payout(
              job.id(), id, paid.minus(booked), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }
  }

  private JobTally tally(JobSpec job) {
    return tallies.computeIfAbsent(job.id(), id -> new JobTally(id, receipts)).now();
  }
}
