package dev.hearth.node.store;

import dev.hearth.node.device.Speeds;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

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
        "INSERT OR REPLACE INTO device_results"
            + " (device, time, subject, gflops, bandwidth, tokens, presets, watts, failures,"
            + " broken_off, refuted, reason)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        result.device(),
        result.time().toEpochMilli(),
        result.subject(),
        result.gflops(),
        result.speeds().bandwidth(),
        result.tokensPerSecond(),
        text(result.speeds().tokens()),
        result.speeds().watts(),
        result.failures(),
        result.brokenOff(),
        result.refuted() ? 1 : 0,
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
        "SELECT device, time, subject, gflops, bandwidth, tokens, presets, watts, failures,"
            + " broken_off, refuted, reason FROM device_results WHERE device = ?",
        DeviceResults::read,
        device);
  }

  private static DeviceResult read(ResultSet row) throws SQLException {
    return new DeviceResult(
        row.getString(1),
        Instant.ofEpochMilli(row.getLong(2)),
        row.getString(3),
        new Speeds(
            row.getDouble(4),
            row.getDouble(5),
            tokens(row.getDouble(6), row.getString(7)),
            row.getDouble(8)),
        row.getInt(9),
        row.getInt(10),
        row.getInt(11) != 0,
        row.getString(12));
  }

  /** As in "small=1234.5 tiny=5678.9". */
  private static String text(Map<String, Double> tokens) {
    return tokens.entrySet().stream()
        .map(preset -> preset.getKey() + "=" + preset.getValue())
        .collect(Collectors.joining(" "));
  }

  /** An older result knows the tiny preset only. */
  private static Map<String, Double> tokens(double tiny, String text) {
    Map<String, Double> tokens = new TreeMap<>();
    if (tiny > 0) {
      tokens.put("tiny", tiny);
    }
    for (String preset : text.isEmpty() ? new String[0] : text.split(" ")) {
      int equals = preset.indexOf('=');
      tokens.put(preset.substring(0, equals), Double.valueOf(preset.substring(equals + 1)));
    }
    return tokens;
  }
}
