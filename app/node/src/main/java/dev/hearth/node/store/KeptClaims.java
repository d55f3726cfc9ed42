package dev.hearth.node.store;

import dev.hearth.protocol.ClaimedWork;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MalformedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What a keeper keeps: claims, and in a store of its own the content they are about, so that what
 * the node itself clears away or keeps makes no difference to it.
 */
public final class KeptClaims {
  private static final String SELECT = "SELECT id, work, since FROM kept_claims ";

  private final Database database;
  private final BlobStore blobs;

  public KeptClaims(Database database, BlobStore blobs) {
    this.database = database;
    this.blobs = blobs;
  }

  /** The content; whoever removes a claim removes what no other needs. */
  public BlobStore blobs() {
    return blobs;
  }

  /** Keeps it unless it is there. */
  public void put(KeptClaim claim) {
    database.update(
        "INSERT OR IGNORE INTO kept_claims (id, work, since) VALUES (?, ?, ?)",
        claim.id().hex(),
        claim.work().encode(),
        claim.since().toEpochMilli());
  }

  public void remove(Hash claim) {
    database.update("DELETE FROM kept_claims WHERE id = ?", claim.hex());
  }

  public Optional<KeptClaim> find(Hash claim) {
    return database.first(SELECT + "WHERE id = ?", KeptClaims::read, claim.hex());
  }

  /** Oldest first. */
  public List<KeptClaim> all() {
    return database.query(SELECT + "ORDER BY rowid", KeptClaims::read);
  }

  private static KeptClaim read(ResultSet row) throws SQLException {
    try {
      return new KeptClaim(
          Hash.ofHex(row.getString(1)),
          ClaimedWork.decode(row.getBytes(2)),
          Instant.ofEpochMilli(row.getLong(3)));
    } catch (MalformedException e) {
      throw new SQLException("a kept claim does not read: " + e.getMessage(), e);
    }
  }
}
