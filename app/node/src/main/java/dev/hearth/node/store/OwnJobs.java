package dev.hearth.node.store;

import dev.hearth.api.JobView;
import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Bytes;
import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Grant;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Signed;
import dev.hearth.protocol.Wei;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The jobs of this node's own, with the leases granted, the replays and the rounds of each. */
public final class OwnJobs {
  private static final String SELECT =
      "SELECT announcement, preset, secret, providers, lease_time, deposit, refunded, phase, note"
          + " FROM own_jobs ";

  private final Database database;

  public OwnJobs(Database database) {
    this.database = database;
  }

  public void put(OwnJob job) {
    database.update(
        "INSERT INTO own_jobs (id, announcement, preset, secret, providers, lease_time, deposit,"
            + " refunded, phase, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT DO UPDATE SET deposit = excluded.deposit,"
            + " refunded = excluded.refunded, phase = excluded.phase, note = excluded.note",
        job.id().hex(),
        job.announcement().encode(),
        job.preset(),
        job.secret().toArray(),
        job.providers(),
        job.leaseTime().toMillis(),
        job.deposit().toString(),
        job.refunded().toString(),
        job.phase().name(),
        job.note());
  }

  /** Oldest first. */
  public List<OwnJob> all() {
    return database.query(SELECT + "ORDER BY rowid", OwnJobs::job);
  }

  public Optional<OwnJob> find(Hash job) {
    return database.first(SELECT + "WHERE id = ?", OwnJobs::job, job.hex());
  }

  /** Where the keepers of a job are reached, as multiaddrs; empty for one without claims. */
  public List<String> keepers(Hash job) {
    return database
        .first("SELECT keepers FROM own_jobs WHERE id = ?", row -> row.getString(1), job.hex())
        .filter(stored -> !stored.isEmpty())
        .map(stored -> List.of(stored.split(" ")))
        .orElse(List.of());
  }

  /** How they were chosen, in a sentence; empty for a job without. */
  public String howKept(Hash job) {
    return database
        .first("SELECT how_kept FROM own_jobs WHERE id = ?", row -> row.getString(1), job.hex())
        .orElse("");
  }

  /** As above, of a job that is stored. */
  public void putKeepers(Hash job, List<String> addresses, String how) {
    database.update(
        "UPDATE own_jobs SET keepers = ?, how_kept = ? WHERE id = ?",
        String.join(" ", addresses),
        how,
        job.hex());
  }

  /** Stores where these leases stand, all or none. */
  public void put(Collection<GrantedLease> leases) {
    database.atomically(() -> leases.forEach(this::put));
  }

  private void put(GrantedLease lease) {
    database.update(
        "INSERT INTO granted_leases (id, job, round, shard, replica, granted, holder, phase,"
            + " commitment, note) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET"
            + " phase = excluded.phase, commitment = excluded.commitment, note = excluded.note",
        lease.id().hex(),
        lease.lease().job().hex(),
        lease.lease().round(),
        lease.lease().shard(),
        lease.lease().replica(),
        lease.grant().encode(),
        lease.holder().text(),
        lease.phase().name(),
        lease.commitment().map(Signed::encode).orElse(null),
        lease.note());
  }

  /** In the order they were granted. */
  public List<GrantedLease> leases(Hash job) {
    return database.query(
        "SELECT granted, holder, phase, commitment, note FROM granted_leases WHERE job = ?"
            + " ORDER BY rowid",
        OwnJobs::lease,
        job.hex());
  }

  /** Keeps what the submitter itself computed for a shard. */
  public void putReplay(Hash job, int round, int shard, Commitment result) {
    database.update(
        "INSERT OR REPLACE INTO replays (job, round, shard, result) VALUES (?, ?, ?, ?)",
        job.hex(),
        round,
        shard,
        result.encode());
  }

  /** By shard. */
  public Map<Integer, Commitment> replays(Hash job, int round) {
    Map<Integer, Commitment> replays = new TreeMap<>();
    database.query(
        "SELECT shard, result FROM replays WHERE job = ? AND round = ?",
        row -> replays.put(row.getInt(1), decoded(() -> Commitment.decode(row.getBytes(2)))),
        job.hex(),
        round);
    return replays;
  }

  /** How many shards the submitter computed itself because nobody else audited them. */
  public int unaidedReplays(Hash job) {
    String audited =
        "SELECT 1 FROM granted_leases AS l WHERE l.job = r.job AND l.round = r.round"
            + " AND l.shard = r.shard AND l.replica % 65536 > 0 AND l.phase <> 'EXPIRED'";
    return database
        .first(
            "SELECT count(*) FROM replays AS r WHERE r.job = ? AND NOT EXISTS (" + audited + ")",
            row -> row.getInt(1),
            job.hex())
        .orElse(0);
  }

  public void put(Hash job, FinishedRound round) {
    database.update(
        "INSERT OR REPLACE INTO finished_rounds (job, round, weights, momentum, start_root,"
            + " train_loss, validation_loss) VALUES (?, ?, ?, ?, ?, ?, ?)",
        job.hex(),
        round.round(),
        round.weights().toArray(),
        round.momentum().toArray(),
        round.startRoot().hex(),
        round.trainLoss(),
        round.validationLoss());
  }

  public List<FinishedRound> rounds(Hash job) {
    return database.query(
        "SELECT round, weights, momentum, start_root, train_loss, validation_loss"
            + " FROM finished_rounds WHERE job = ? ORDER BY round",
        OwnJobs::round,
        job.hex());
  }

  private static OwnJob job(ResultSet row) throws SQLException {
    Signed announcement = decoded(() -> Signed.decode(row.getBytes(1)));
    return new OwnJob(
        decoded(() -> JobSpec.decode(announcement.body().toArray())),
        announcement,
        row.getString(2),
        Bytes.of(row.getBytes(3)),
        row.getInt(4),
        Duration.ofMillis(row.getLong(5)),
        Wei.parse(row.getString(6)),
        Wei.parse(row.getString(7)),
        JobView.Phase.valueOf(row.getString(8)),
        row.getString(9));
  }

  private static GrantedLease lease(ResultSet row) throws SQLException {
    byte[] commitment = row.getBytes(4);
    return new GrantedLease(
        decoded(() -> Grant.decode(row.getBytes(1))),
        new PeerId(row.getString(2)),
        GrantedLease.Phase.valueOf(row.getString(3)),
        commitment == null
            ? Optional.empty()
            : Optional.of(decoded(() -> Signed.decode(commitment))),
        row.getString(5));
  }

  private static FinishedRound round(ResultSet row) throws SQLException {
    return new FinishedRound(
        row.getInt(1),
        decoded(() -> BlobId.read(row.getBytes(2))),
        decoded(() -> BlobId.read(row.getBytes(3))),
        Hash.ofHex(row.getString(4)),
        row.getFloat(5),
        row.getFloat(6));
  }

  private interface Decoding<T> {
    T run() throws MalformedException, SQLException;
  }

  private static <T> T decoded(Decoding<T> decoding) throws SQLException {
    try {
      return decoding.run();
    } catch (MalformedException e) {
      throw new SQLException("a stored record does not read: " + e.getMessage(), e);
    }
  }
}
