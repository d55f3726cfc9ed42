package dev.hearth.node.store;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Lease;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.Wei;
import dev.hearth.protocol.dispute.Level;
import dev.hearth.protocol.dispute.Seat;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The disputes that this node is or was a side of, oldest first. */
public final class OwnDisputes {
  private static final String NONE = "";
  private static final String SELECT =
      "SELECT id, court, title, lease, seat, stake, since, level, moves, gas, winner, posted,"
          + " found, trouble, escrow, challenge, share FROM own_disputes ";

  private final Database database;

  public OwnDisputes(Database database) {
    this.database = database;
  }

  /** On disk when it returns. */
  public void put(OwnDispute dispute) {
    database.update(
        "INSERT OR REPLACE INTO own_disputes (id, court, title, lease, seat, stake, since, level,"
            + " moves, gas, winner, posted, found, trouble, escrow, challenge, share)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        dispute.id().hex(),
        dispute.matter().court().toString(),
        dispute.matter().title(),
        dispute.matter().lease().encode(),
        dispute.matter().seat().name(),
        dispute.matter().stake().toString(),
        dispute.matter().since().toEpochMilli(),
        dispute.level().name(),
        dispute.moves(),
        dispute.gas().toString(),
        dispute.winner().map(Seat::name).orElse(NONE),
        dispute.numbers().map(OwnDispute.Numbers::posted).orElse(NONE),
        dispute.numbers().map(OwnDispute.Numbers::found).orElse(NONE),
        dispute.trouble(),
        dispute.matter().escrow().toString(),
        dispute.matter().challenge().hex(),
        dispute.share().map(Wei::toString).orElse(NONE));
  }

  public Optional<OwnDispute> find(Hash dispute) {
    return database.first(SELECT + "WHERE id = ?", OwnDisputes::read, dispute.hex());
  }

  public List<OwnDispute> all() {
    return database.query(SELECT + "ORDER BY since, id", OwnDisputes::read);
  }

  private static OwnDispute read(ResultSet row) throws SQLException {
    try {
      OwnDispute.Matter matter =
          new OwnDispute.Matter(
              Address.ofHex(row.getString(2)),
              Address.ofHex(row.getString(15)),
              Hash.ofHex(row.getString(16)),
              row.getString(3),
              Lease.decode(row.getBytes(4)),
              Seat.valueOf(row.getString(5)),
              Wei.parse(row.getString(6)),
              Instant.ofEpochMilli(row.getLong(7)));
      return new OwnDispute(
          Hash.ofHex(row.getString(1)),
          matter,
          Level.valueOf(row.getString(8)),
          row.getInt(9),
          Wei.parse(row.getString(10)),
          Optional.of(row.getString(11)).filter(OwnDisputes::isGiven).map(Seat::valueOf),
          Optional.of(new OwnDispute.Numbers(row.getString(12), row.getString(13)))
              .filter(numbers -> isGiven(numbers.posted())),
          Optional.of(row.getString(17)).filter(OwnDisputes::isGiven).map(Wei::parse),
          row.getString(14));
    } catch (MalformedException e) {
      throw new SQLException("a stored dispute does not read: " + e.getMessage(), e);
    }
  }

  private static boolean isGiven(String text) {
    return !text.equals(NONE);
  }
}
