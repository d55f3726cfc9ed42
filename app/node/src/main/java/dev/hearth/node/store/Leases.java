package dev.hearth.node.store;

import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.Settlement;
import dev.hearth.protocol.Signed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The leases this node was granted, newest change last. */
public final class Leases {
  private static final String SELECT =
      "SELECT grant_record, device, phase, commitment, settlement, note FROM leases ";

  /** Sorts behind every hexadecimal digit. */
  private static final String AFTER_DIGITS = "g";

  private final Database database;
  private final InstantSource clock;

  public Leases(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Stores where the lease stands, all of it or nothing; it is on disk when this returns. */
  public void put(LeaseRecord lease) {
    database.update(
        "INSERT INTO leases"
            + " (id, job, device, phase, grant_record, commitment, settlement, note, changed)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
            + " phase = excluded.phase, commitment = excluded.commitment,"
            + " settlement = excluded.settlement, note = excluded.note, changed = excluded.changed",
        lease.id().hex(),
        lease.grant().lease().job().hex(),
        lease.device(),
        lease.phase().name(),
        lease.grant().encode(),
        lease.commitment().map(Signed::encode).orElse(null),
        lease.settlement().map(Settlement::encode).orElse(null),
        lease.note(),
        clock.millis());
  }

  public Optional<LeaseRecord> find(Hash id) {
    return database.first(SELECT + "WHERE id = ?", Leases::read, id.hex());
  }

  /** Those whose ids begin with these hexadecimal digits, two at most. */
  public List<LeaseRecord> beginning(String digits) {
    return database.query(
        SELECT + "WHERE id >= ? AND id < ? ORDER BY id LIMIT 2",
        Leases::read,
        digits,
        digits + AFTER_DIGITS);
  }

  public List<LeaseRecord> all() {
    return database.query(SELECT + "ORDER BY changed, rowid", Leases::read);
  }

  /** A device's to which more will happen; few, among all there ever were. */
  public List<LeaseRecord> unfinished(String device) {
    return database.query(
        SELECT
            + "WHERE phase IN ('LEASED', 'FETCHING', 'TRAINING', 'COMMITTED') AND device = ?"
            + " ORDER BY changed, rowid",
        Leases::read,
        device);
  }

  /** Whether more will happen to any. */
  public boolean hasUnfinished() {
    return database
        .first(
            "SELECT 1 FROM leases WHERE phase IN ('LEASED', 'FETCHING', 'TRAINING', 'COMMITTED')",
            row -> true)
        .isPresent();
  }

  public List<LeaseRecord> ofJob(Hash job) {
    return database.query(
        SELECT + "WHERE job = ? ORDER BY changed, rowid", Leases::read, job.hex());
  }

  /** Those committed to and not settled, unless nothing has changed since then. */
  public List<LeaseRecord> unpaid(Instant since) {
    return database.query(
        SELECT
            + "WHERE phase IN ('COMMITTED', 'REFUSED', 'DISPUTED', 'EXPIRED')"
            + " AND commitment IS NOT NULL AND changed >= ? ORDER BY changed, rowid",
        Leases::read,
        since.toEpochMilli());
  }

  private static LeaseRecord read(ResultSet row) throws SQLException {
    try {
      byte[] commitment = row.getBytes(4);
      byte[] settlement = row.getBytes(5);
      return new LeaseRecord(
          Grant.decode(row.getBytes(1)),
          row.getString(2),
          LeaseRecord.Phase.valueOf(row.getString(3)),
          commitment == null ? Optional.empty() : Optional.of(Signed.decode(commitment)),
          settlement == null ? Optional.empty() : Optional.of(Settlement.decode(settlement)),
          row.getString(6));
    } catch (MalformedException e) {
      throw new SQLException("a stored lease does not read: " + e.getMessage(), e);
    }
  }
}
