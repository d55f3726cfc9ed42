package dev.hearth.node.store;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import dev.hearth.wallet.audit.PotTerms;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The pots that this node opened, one for a job of its own. */
public final class OwnPots {
  private static final String SELECT =
      "SELECT job, chain, contract, escrow, per_million, reward, keeper_reward, bond, money, payer,"
          + " sponsor, phase, returned FROM own_pots ";

  private final Database database;

  public OwnPots(Database database) {
    this.database = database;
  }

  /** On disk when it returns. */
  public void put(OwnPot pot) {
    database.update(
        "INSERT INTO own_pots (job, chain, contract, escrow, per_million, reward, keeper_reward,"
            + " bond, money, payer, sponsor, phase, returned) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
            + " ON CONFLICT DO UPDATE SET phase = excluded.phase, returned = excluded.returned",
        pot.job().hex(),
        pot.chain(),
        pot.contract().toString(),
        pot.escrow().toString(),
        pot.terms().perMillion(),
        pot.terms().reward().toString(),
        pot.terms().keeperReward().toString(),
        pot.terms().bond().toString(),
        pot.money().toString(),
        pot.payer().toString(),
        pot.sponsor().toString(),
        pot.phase().name(),
        pot.returned().toString());
  }

  /** Forgets one that nothing was paid for. */
  public void remove(Hash job) {
    database.update("DELETE FROM own_pots WHERE job = ?", job.hex());
  }

  public Optional<OwnPot> find(Hash job) {
    return database.first(SELECT + "WHERE job = ?", OwnPots::read, job.hex());
  }

  /** Those to which more will happen, oldest first. */
  public List<OwnPot> pending() {
    return database.query(SELECT + "WHERE phase <> 'OVER' ORDER BY rowid", OwnPots::read);
  }

  private static OwnPot read(ResultSet row) throws SQLException {
    return new OwnPot(
        Hash.ofHex(row.getString(1)),
        row.getLong(2),
        Address.ofHex(row.getString(3)),
        Address.ofHex(row.getString(4)),
        new PotTerms(
            row.getInt(5),
            Wei.parse(row.getString(6)),
            Wei.parse(row.getString(7)),
            Wei.parse(row.getString(8))),
        Wei.parse(row.getString(9)),
        Address.ofHex(row.getString(10)),
        Address.ofHex(row.getString(11)),
        OwnPot.Phase.valueOf(row.getString(12)),
        Wei.parse(row.getString(13)));
  }
}
