package dev.hearth.node.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** What was found out about this machine's devices; asked several times a second. */
public final class DeviceResults {
  private final Database database;
  private final Map<String, Optional<DeviceResult>> known = new ConcurrentHashMap<>();

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
    known.put(result.device(), Optional.of(result));
  }

  public Optional<DeviceResult> of(String device) {
    if (!known.containsKey(device)) {
      known.putIfAbsent(device, stored(device));
    }
    return known.get(device);
  }

  private Optional<DeviceResult> stored(String device) {
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
