package dev.hearth.node.dbus.desktop;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Whether the session is idle, as its desktop told logind: coarse, for a desktop says so only after
 * some minutes. A desktop that never said anything leaves the time of the hint at zero.
 */
public record LogindIdle(Services system, InstantSource clock) {
  private static final String SERVICE = "org.freedesktop.login1";
  private static final String OWN_SESSION = "/org/freedesktop/login1/session/auto";
  private static final String SESSION = "org.freedesktop.login1.Session";

  /** Zero while the owner is there; empty when nobody tells. */
  public Optional<Duration> sinceInput() {
    return property("IdleSinceHint")
        .map(Values::number)
        .filter(microseconds -> microseconds > 0)
        .flatMap(since -> property("IdleHint").map(idle -> idle(idle, since)));
  }

  private Duration idle(Object hint, long microseconds) {
    if (hint.equals(false)) {
      return Duration.ZERO;
    }
    Instant since = Instant.EPOCH.plus(microseconds, ChronoUnit.MICROS);
    Duration idle = Duration.between(since, clock.instant());
    return idle.isNegative() ? Duration.ZERO : idle;
  }

  private Optional<Object> property(String name) {
    return system.property(SERVICE, OWN_SESSION, SESSION, name);
  }
}
