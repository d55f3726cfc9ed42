package dev.hearth.node.store;

import dev.hearth.node.policy.Moment;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Signals;
import dev.hearth.node.policy.Signals.Foreground;
import dev.hearth.node.policy.Signals.Power;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A moment as JSON: what rules need and no more. What was not known is null, its reason is dropped;
 * of programs only those have a name that cover the screen, are listed, or keep it awake.
 *
 * @param idle in seconds
 * @param covering the program that covers the screen; empty text when none does
 * @param charge in percent
 */
record StoredMoment(
    Long idle,
    Boolean covered,
    String covering,
    Set<String> programs,
    String video,
    Boolean mains,
    Integer charge,
    Boolean metered,
    Map<String, StoredDevice> devices) {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String UNKNOWN = "it was not known then";

  static String write(Moment moment) {
    Signals signals = moment.signals();
    return JSON.writeValueAsString(
        new StoredMoment(
            orNull(signals.idle().map(Duration::toSeconds)),
            orNull(signals.foreground().map(Foreground::fullscreen)),
            orNull(signals.foreground().map(front -> front.fullscreen() ? front.program() : "")),
            orNull(signals.programs()),
            orNull(signals.video()),
            orNull(signals.power().map(Power::mains)),
            orNull(signals.power().map(Power::charge)),
            orNull(signals.metered()),
            StoredDevice.of(moment)));
  }

  static Moment read(Instant time, String json) throws SQLException {
    try {
      return JSON.readValue(json, StoredMoment.class).at(time);
    } catch (JacksonException e) {
      throw new SQLException("a stored moment does not read: " + e.getOriginalMessage(), e);
    }
  }

  private Moment at(Instant time) {
    return new Moment(
        time,
        new Signals(
            orUnknown(idle).map(Duration::ofSeconds),
            orUnknown(covered).map(whole -> new Foreground(covering, whole)),
            orUnknown(programs),
            orUnknown(video),
            orUnknown(mains).map(plugged -> new Power(plugged, charge)),
            orUnknown(metered),
            StoredDevice.signals(devices)),
        StoredDevice.economies(devices));
  }

  static <T> T orNull(Reading<T> reading) {
    return reading.known().orElse(null);
  }

  static <T> Reading<T> orUnknown(T value) {
    return value == null ? Reading.unknown(UNKNOWN) : Reading.of(value);
  }
}
