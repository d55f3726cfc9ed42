package dev.hearth.node.store;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.earnings.AuditVerdict;
import dev.hearth.wallet.earnings.Booking;
import dev.hearth.wallet.earnings.Entry;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The rows of the earnings ledger: appended, never changed, one for an id. */
public final class Receipts {
  private static final String SELECT =
      "SELECT id, kind, job, steps, verdict, price, amount, time FROM receipts ";
  private static final String RECEIPT = "RECEIPT";
  private static final String PAYOUT = "PAYOUT";

  /** A job's payouts pay its receipts in the order they were booked. */
  private static final String PAYOUT_AFTER =
      "(SELECT p.id FROM receipts AS p WHERE p.job = receipts.job AND p.kind = '"
          + PAYOUT
          + "' AND p.number > receipts.number ORDER BY p.number LIMIT 1)";

  private static final String PAGE =
      "SELECT id, kind, job, steps, verdict, price, amount, time, number, "
          + PAYOUT_AFTER
          + " FROM receipts WHERE kind = '"
          + RECEIPT
          + "' AND number <= ? ORDER BY number DESC LIMIT ?";

  private static final String EARNED =
      "SELECT r.time, r.job, coalesce(l.device, ''), r.amount FROM receipts AS r"
          + " LEFT JOIN leases AS l ON l.id = r.id WHERE r.kind = '"
          + RECEIPT
          + "' AND r.time >= ?";

  private final Database database;

  public Receipts(Database database) {
    this.database = database;
  }

  /** Keeps the entry unless one with its id stands already; that one is never replaced. */
  public Booking book(Entry entry) {
    int added =
        switch (entry) {
          case Entry.Receipt receipt ->
              insert(receipt, RECEIPT, receipt.steps(), receipt.audit().name(), receipt.price());
          case Entry.Payout payout -> insert(payout, PAYOUT, 0, "", payout.amount());
        };
    if (added == 1) {
      return new Booking.Booked(entry);
    }
    Entry standing =
        database.first(SELECT + "WHERE id = ?", Receipts::read, entry.id().hex()).orElseThrow();
    return standing.equals(entry)
        ? new Booking.Repeated(entry)
        : new Booking.Conflicting(standing, entry);
  }

  private int insert(Entry entry, String kind, long steps, String verdict, Wei price) {
    return database.update(
        "INSERT OR IGNORE INTO receipts (id, kind, job, steps, verdict, price, amount, time)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        entry.id().hex(),
        kind,
        entry.job().hex(),
        steps,
        verdict,
        price.toString(),
        entry.amount().toString(),
        entry.time().toEpochMilli());
  }

  /** The number of the newest row; 0 when there is none. It changes with every booking. */
  public long newest() {
    return database
        .first("SELECT COALESCE(MAX(number), 0) FROM receipts", row -> row.getLong(1))
        .orElse(0L);
  }

  /** Those of one job with numbers above one and up to another, in the order they were booked. */
  public List<Entry> ofJob(Hash job, long after, long last) {
    return database.query(
        SELECT + "WHERE job = ? AND number > ? AND number <= ? ORDER BY number",
        Receipts::read,
        job.hex(),
        after,
        last);
  }

  /** In the order they were booked. */
  public List<Entry> all() {
    return database.query(SELECT + "ORDER BY number", Receipts::read);
  }

  /** The newest of those up to a number, newest first. */
  public List<StoredReceipt> page(long from, int count) {
    return database.query(PAGE, Receipts::stored, from, count);
  }

  /** By lease, in no order. */
  public List<Earned> earnedSince(Instant time) {
    return database.query(
        EARNED,
        row ->
            new Earned(
                Instant.ofEpochMilli(row.getLong(1)),
                Hash.ofHex(row.getString(2)),
                row.getString(3),
                Wei.parse(row.getString(4))),
        time.toEpochMilli());
  }

  private static StoredReceipt stored(ResultSet row) throws SQLException {
    return new StoredReceipt(
        row.getLong(9),
        (Entry.Receipt) read(row),
        Optional.ofNullable(row.getString(10)).map(Hash::ofHex));
  }

  private static Entry read(ResultSet row) throws SQLException {
    Hash id = Hash.ofHex(row.getString(1));
    Hash job = Hash.ofHex(row.getString(3));
    Wei amount = Wei.parse(row.getString(7));
    Instant time = Instant.ofEpochMilli(row.getLong(8));
    return row.getString(2).equals(PAYOUT)
        ? new Entry.Payout(job, id, amount, time)
        : new Entry.Receipt(
            job,
            id,
            row.getLong(4),
            AuditVerdict.valueOf(row.getString(5)),
            Wei.parse(row.getString(6)),
            amount,
            time);
  }
}
