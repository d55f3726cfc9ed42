package dev.hearth.node.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/** What was found out about this machine's devices. */
public final class DeviceResults {
  private final Database database;

  public DeviceResults(Database database) {
    this.database = database;
  }

  /** The newer result takes the place of the older one. */
  public void put(DeviceResult result) {
    database.update(
        "INSERT OR REPLACE INTO device_results (device, time, gflops, tokens, failures, reason)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        result.device(),
        result.time().toEpochMilli(),
        result.gflops(),
        result.tokensPerSecond(),
        result.failures(),
        result.reason());
  }

  public Optional<DeviceResult> of(String device) {
    return database.first(
        "SELECT device, time, gflops, tokens, failures, reason FROM device_results"
            + " WHERE device = ?",
        DeviceResults::read,
        device);
  }

  private static DeviceResult read(ResultSet row) throws SQLException {
    return new DeviceResult(
        row.getString(1),
        Instant.ofEpochMilli(row.getLong(2)),
        row.getDouble(3),
        row.getDouble(4),
        row.getInt(5),
        row.getString(6));
  }
}
