package dev.hearth.node.store;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** What accounts of this machine sent on, and are about to send. */
public final class Transfers {
  private final Database database;

  public Transfers(Database database) {
    this.database = database;
  }

  /** On disk when it returns. */
  public void put(Transfer transfer) {
    database.update(
        "INSERT OR REPLACE INTO transfers (id, account, recipient, amount, sent_before, time, done)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        transfer.id().hex(),
        transfer.from().toString(),
        transfer.to().toString(),
        transfer.amount().toString(),
        transfer.sentBefore(),
        transfer.time().toEpochMilli(),
        transfer.done() ? 1 : 0);
  }

  /** Forgets one that was not sent. */
  public void remove(Hash id) {
    database.update("DELETE FROM transfers WHERE id = ?", id.hex());
  }

  public Optional<Transfer> find(Hash id) {
    return database.first(
        "SELECT id, account, recipient, amount, sent_before, time, done FROM transfers"
            + " WHERE id = ?",
        Transfers::read,
        id.hex());
  }

  private static Transfer read(ResultSet row) throws SQLException {
    return new Transfer(
        Hash.ofHex(row.getString(1)),
        Address.ofHex(row.getString(2)),
        Address.ofHex(row.getString(3)),
        Wei.parse(row.getString(4)),
        row.getLong(5),
        Instant.ofEpochMilli(row.getLong(6)),
        row.getInt(7) == 1);
  }
}
