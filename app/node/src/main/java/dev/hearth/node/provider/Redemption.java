package dev.hearth.node.provider;

import dev.hearth.node.chain.EscrowGateway;
import dev.hearth.node.chain.Redeemed;
import dev.hearth.node.lease.LeaseBook;
import dev.hearth.node.lease.LeaseState;
import dev.hearth.node.store.Receipts;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.Settlement;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.chain.TransactionOutcome;
import dev.hearth.wallet.earnings.Earnings;
import dev.hearth.wallet.earnings.EarningsLedger;
import dev.hearth.wallet.earnings.Entry;
import dev.hearth.wallet.escrow.ProviderAccount;
import dev.hearth.wallet.escrow.SignedLease;
import dev.hearth.wallet.escrow.SignedVoucher;
import dev.hearth.wallet.keys.WalletKey;
import java.io.IOException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

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

  public Redemption(LeaseBook book, Receipts receipts, EscrowGateway escrow, InstantSource clock) {
    this.book = book;
    this.receipts = receipts;
    this.escrow = escrow;
    this.clock = clock;
  }

  /** Redeems all that the job's submitter has promised so far. */
  public synchronized Redeemed redeem(JobSpec job, WalletKey gasPayer) throws IOException {
    Optional<Settlement> best = book.bestSettlement(job.id());
    if (best.isEmpty()) {
      return new Redeemed.NothingDue();
    }
    SignedVoucher voucher = new SignedVoucher(best.get().voucher(), best.get().signature());
    ProviderAccount account = escrow.account(job, voucher.voucher().provider());
    bookDifference(job, account.paid(), Optional.empty());
    if (account.paid().compareTo(voucher.voucher().total()) >= 0) {
      return new Redeemed.NothingDue();
    }
    return send(job, gasPayer, voucher, account.paid());
  }

  /** Whether receipts of the job stand that no payout has met; asks no chain. */
  public boolean isPending(JobSpec job) {
    Earnings earnings = EarningsLedger.replay(entries(job)).total();
    return !earnings.pending().isZero();
  }

  private Redeemed send(JobSpec job, WalletKey gasPayer, SignedVoucher voucher, Wei before)
      throws IOException {
    Wei paid = before;
    for (List<SignedLease> leases : chunks(settled(job))) {
      switch (escrow.redeem(gasPayer, job, voucher, leases)) {
        case TransactionOutcome.Mined mined -> {
          paid = escrow.account(job, voucher.voucher().provider()).paid();
          bookDifference(job, paid, Optional.of(mined.transaction()));
        }
        case TransactionOutcome.Reverted reverted when hasNothingToPay(reverted) -> {}
        case TransactionOutcome.Failed failed -> {
          return new Redeemed.Failed(failed.sentence());
        }
      }
    }
    return paid.equals(before) ? new Redeemed.NothingDue() : new Redeemed.Paid(paid.minus(before));
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

  private List<SignedLease> settled(JobSpec job) {
    List<SignedLease> settled = new ArrayList<>();
    for (Entry entry : entries(job)) {
      if (entry instanceof Entry.Receipt receipt
          && book.find(receipt.lease()).orElseThrow() instanceof LeaseState.Settled lease) {
        settled.add(new SignedLease(lease.lease(), lease.grant().signature()));
      }
    }
    return settled;
  }

  private void bookDifference(JobSpec job, Wei paid, Optional<Hash> transaction) {
    Wei booked =
        entries(job).stream()
            .filter(Entry.Payout.class::isInstance)
            .map(Entry::amount)
            .reduce(Wei.ZERO, Wei::plus);
    if (paid.compareTo(booked) > 0) {
      // Without its transaction at hand, a payout is known by the total it brought the job to.
      Hash id =
          transaction.orElseGet(() -> Hash.sha256(job.id().toArray(), paid.amount().toByteArray()));
      receipts.book(
          new Entry.Payout(
              job.id(), id, paid.minus(booked), clock.instant().truncatedTo(ChronoUnit.MILLIS)));
    }
  }

  private List<Entry> entries(JobSpec job) {
    return receipts.all().stream().filter(entry -> entry.job().equals(job.id())).toList();
  }
}
