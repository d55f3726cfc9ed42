package dev.hearth.node.store;

import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Signed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The jobs this node has heard of. */
public final class Jobs {
  private final Database database;
  private final InstantSource clock;

  public Jobs(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Keeps the job; one already known is refreshed. */
  public void put(KnownJob job) {
    database.update(
        "INSERT INTO jobs (id, announcement, peer, seen) VALUES (?, ?, ?, ?)"
            + " ON CONFLICT DO UPDATE SET peer = excluded.peer, seen = excluded.seen",
        job.spec().id().hex(),
        job.announcement().encode(),
        job.peer().text(),
        clock.millis());
  }

  public Optional<KnownJob> find(Hash id) {
    return database.first("SELECT announcement, peer FROM jobs WHERE id = ?", Jobs::read, id.hex());
  }

  /** Most recently seen first. */
  public List<KnownJob> all() {
    return database.query("SELECT announcement, peer FROM jobs ORDER BY seen DESC", Jobs::read);
  }

  /** The submitter said that there is no more work in it. */
  public void over(Hash id) {
    database.update("UPDATE jobs SET over = 1 WHERE id = ?", id.hex());
  }

  public boolean isOver(Hash id) {
    return database
        .first("SELECT over FROM jobs WHERE id = ?", row -> row.getInt(1) == 1, id.hex())
        .orElse(false);
  }

  private static KnownJob read(ResultSet row) throws SQLException {
    try {
      return KnownJob.of(Signed.decode(row.getBytes(1)), new PeerId(row.getString(2)));
    } catch (MalformedException e) {
      throw new SQLException("a stored job does not read: " + e.getMessage(), e);
    }
  }
}
