package dev.hearth.api;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;

/**
 * Why an amount was earned: the lease (who asked, which round and shard, audit or training), the
 * device, the steps trained, how it was audited and by whom, the price, the amount, what both are
 * in, and the transaction that paid it (empty while it is in a voucher). Time in milliseconds since
 * 1970.
 */
public record ReceiptView(
    String id,
    long time,
    Hash job,
    String title,
    Hash lease,
    int round,
    int shard,
    boolean audit,
    String device,
    int steps,
    String verdict,
    String auditor,
    Wei price,
    Wei amount,
    Denomination money,
    String transaction) {}
