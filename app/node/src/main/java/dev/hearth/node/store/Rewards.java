package dev.hearth.node.store;

import dev.hearth.protocol.Address;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.Wei;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What accounts of this machine were given: each once, and then sent on to the owner together with
 * others under one name, the sweep's.
 */
public final class Rewards {
  private static final String SELECT =
      "SELECT id, kind, chain, account, job, amount, time, arrived FROM rewards ";
  private static final String OF_ACCOUNT = "WHERE chain = ? AND account = ? AND arrived = 0 ";

  private final Database database;

  public Rewards(Database database) {
    this.database = database;
  }

  /** Keeps it unless it is there; whether it is new. */
  public boolean book(Reward reward) {
    int added =
        database.update(
            "INSERT OR IGNORE INTO rewards (id, kind, chain, account, job, amount, time)"
                + " VALUES (?, ?, ?, ?, ?, ?, ?)",
            reward.id().hex(),
            reward.kind().name(),
            reward.chain(),
            reward.account().toString(),
            reward.job().hex(),
            reward.amount().toString(),
            reward.time().toEpochMilli());
    return added == 1;
  }

  /** Oldest first. */
  public List<Reward> all() {
    return database.query(SELECT + "ORDER BY number", Rewards::read);
  }

  /** Grows with everything that changes. */
  public long version() {
    return database
        .first("SELECT count(*) + total(arrived) FROM rewards", row -> row.getLong(1))
        .orElse(0L);
  }

  /** Those that no sweep has taken. */
  public List<Reward> unswept(long chain, Address account) {
    return database.query(
        SELECT + OF_ACCOUNT + "AND sweep = '' ORDER BY number",
        Rewards::read,
        chain,
        account.toString());
  }

  /** A sweep that was begun. */
  public Optional<Hash> sweep(long chain, Address account) {
    return database.first(
        "SELECT sweep FROM rewards " + OF_ACCOUNT + "AND sweep <> '' ORDER BY number",
        row -> Hash.ofHex(row.getString(1)),
        chain,
        account.toString());
  }

  public List<Reward> of(Hash sweep) {
    return database.query(SELECT + "WHERE sweep = ?", Rewards::read, sweep.hex());
  }

  /** Takes these together, all or none. */
  public void begin(Hash sweep, List<Reward> rewards) {
    database.atomically(
        () ->
            rewards.forEach(
                reward ->
                    database.update(
                        "UPDATE rewards SET sweep = ? WHERE id = ?",
                        sweep.hex(),
                        reward.id().hex())));
  }

  /** One that was not sent: its rewards wait for the next. */
  public void release(Hash sweep) {
    database.update("UPDATE rewards SET sweep = '' WHERE sweep = ? AND arrived = 0", sweep.hex());
  }

  public void arrived(Hash sweep) {
    database.update("UPDATE rewards SET arrived = 1 WHERE sweep = ?", sweep.hex());
  }

  /** Of any rewards. */
  public static Wei sum(List<Reward> rewards) {
    return rewards.stream().map(Reward::amount).reduce(Wei.ZERO, Wei::plus);
  }

  private static Reward read(ResultSet row) throws SQLException {
    return new Reward(
        Hash.ofHex(row.getString(1)),
        Reward.Kind.valueOf(row.getString(2)),
        row.getLong(3),
        Address.ofHex(row.getString(4)),
        Hash.ofHex(row.getString(5)),
        Wei.parse(row.getString(6)),
        Instant.ofEpochMilli(row.getLong(7)),
        row.getInt(8) == 1);
  }
}
