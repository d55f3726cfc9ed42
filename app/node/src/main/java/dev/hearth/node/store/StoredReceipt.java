package dev.hearth.node.store;

import dev.hearth.protocol.Hash;
import dev.hearth.wallet.earnings.Entry;
import java.util.Optional;

/**
 * A receipt as it is kept.
 *
 * @param number counts the bookings
 * @param payout the transaction that paid it; empty while it is in a voucher
 */
public record StoredReceipt(long number, Entry.Receipt receipt, Optional<Hash> payout) {}
