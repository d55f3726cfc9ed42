package dev.hearth.node.store;

import dev.hearth.protocol.BlobId;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MalformedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** Which blobs are here because a claim is looked at, and for no other reason. */
public final class Borrowed {
  private final Database database;

  public Borrowed(Database database) {
    this.database = database;
  }

  /** On disk when it returns. */
  public void put(Hash claim, BlobId blob) {
    database.update(
        "INSERT OR IGNORE INTO borrowed (claim, blob) VALUES (?, ?)", claim.hex(), blob.toArray());
  }

  /** Whether it is here for some claim. */
  public boolean has(BlobId blob) {
    return database
        .first("SELECT 1 FROM borrowed WHERE blob = ?", row -> true, (Object) blob.toArray())
        .isPresent();
  }

  public List<BlobId> of(Hash claim) {
    return database.query("SELECT blob FROM borrowed WHERE claim = ?", Borrowed::read, claim.hex());
  }

  /** Forgets what is here for a claim. */
  public void remove(Hash claim) {
    database.update("DELETE FROM borrowed WHERE claim = ?", claim.hex());
  }

  private static BlobId read(ResultSet row) throws SQLException {
    try {
      return BlobId.read(row.getBytes(1));
    } catch (MalformedException e) {
      throw new SQLException("a stored blob's name does not read: " + e.getMessage(), e);
    }
  }
}
