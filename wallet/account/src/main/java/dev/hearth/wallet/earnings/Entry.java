package dev.hearth.wallet.earnings;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.time.Instant;

/** A row of the ledger: never changed, never removed, known by its id. */
public sealed interface Entry {

  /** The same fact always has the same id, so it may be booked again and again. */
  Hash id();

  Hash job();

  Wei amount();

  Instant time();

  /**
   * A lease was accepted: a signed voucher counts it.
   *
   * @param lease {@code Lease.id()}; one receipt a lease
   * @param steps of training that were accepted
   * @param price what the lease offered
   * @param amount what the voucher grew by; less than the price for a part of the work
   */
  record Receipt(
      Hash job, Hash lease, long steps, AuditVerdict audit, Wei price, Wei amount, Instant time)
      implements Entry {
    @Override
    public Hash id() {
      return lease;
    }
  }

  /**
   * A voucher was redeemed: the money is in the wallet.
   *
   * @param transaction that brought it; one payout a transaction
   */
  record Payout(Hash job, Hash transaction, Wei amount, Instant time) implements Entry {
    @Override
    public Hash id() {
      return transaction;
    }
  }
}
