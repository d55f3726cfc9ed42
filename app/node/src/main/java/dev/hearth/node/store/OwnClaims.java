package dev.hearth.node.store;

import dev.hearth.protocol.ClaimedWork;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MalformedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** The claims of this node's own, oldest first. */
public final class OwnClaims {
  private static final String SELECT = "SELECT id, job, work, phase, note FROM own_claims ";

  private final Database database;

  public OwnClaims(Database database) {
    this.database = database;
  }

  /** On disk when it returns. */
  public void put(OwnClaim claim) {
    database.update(
        "INSERT INTO own_claims (id, job, work, phase, note) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT DO UPDATE SET phase = excluded.phase, note = excluded.note",
        claim.id().hex(),
        claim.job().hex(),
        claim.work().encode(),
        claim.phase().name(),
        claim.note());
  }

  /** Forgets one that never came onto the chain. */
  public void remove(Hash claim) {
    database.update("DELETE FROM own_claims WHERE id = ?", claim.hex());
  }

  public List<OwnClaim> ofJob(Hash job) {
    return database.query(SELECT + "WHERE job = ? ORDER BY rowid", OwnClaims::read, job.hex());
  }

  /** Those to which more will happen. */
  public List<OwnClaim> pending() {
    return database.query(
        SELECT + "WHERE phase IN ('SENT', 'MADE') ORDER BY rowid", OwnClaims::read);
  }

  private static OwnClaim read(ResultSet row) throws SQLException {
    try {
      return new OwnClaim(
          Hash.ofHex(row.getString(1)),
          Hash.ofHex(row.getString(2)),
          ClaimedWork.decode(row.getBytes(3)),
          OwnClaim.Phase.valueOf(row.getString(4)),
          row.getString(5));
    } catch (MalformedException e) {
      throw new SQLException("a stored claim does not read: " + e.getMessage(), e);
    }
  }
}
