package dev.hearth.node.store;

import dev.hearth.node.policy.Moment;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What the machine and its owner were doing in the last days, for rules to be tried on: a moment
 * when something changed, and one a minute. One thread records.
 */
public final class SignalLog {
  static final Duration KEPT = Duration.ofDays(8);
  static final Duration AT_LEAST = Duration.ofMinutes(1);

  private final Database database;
  private Optional<Moment> last = Optional.empty();

  public SignalLog(Database database) {
    this.database = database;
  }

  /** Throws StoreException when it cannot be written; nothing is lost but this moment. */
  public void record(Moment moment) {
    if (last.map(before -> isDue(before, moment)).orElse(true)) {
      database.atomically(() -> append(moment));
      last = Optional.of(moment);
    }
  }

  /** A clock that was set back is no reason to wait. */
  private static boolean isDue(Moment before, Moment now) {
    Duration passed = Duration.between(before.time(), now.time()).abs();
    return passed.compareTo(AT_LEAST) >= 0 || Material.differ(before, now);
  }

  private void append(Moment moment) {
    database.update(
        "INSERT INTO signals (time, moment) VALUES (?, ?)",
        moment.time().toEpochMilli(),
        StoredMoment.write(moment));
    database.update("DELETE FROM signals WHERE time < ?", moment.time().minus(KEPT).toEpochMilli());
  }

  /**
   * In the order they were recorded. What a clock that ran ahead recorded is left out until that
   * time has come.
   */
  public List<Moment> since(Instant from) {
    return database.query(
        "SELECT time, moment FROM signals WHERE time >= ?"
            + " AND time <= (SELECT time FROM signals ORDER BY number DESC LIMIT 1)"
            + " ORDER BY number",
        row -> StoredMoment.read(Instant.ofEpochMilli(row.getLong(1)), row.getString(2)),
        from.toEpochMilli());
  }
}
