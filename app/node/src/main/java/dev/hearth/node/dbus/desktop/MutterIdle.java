package dev.hearth.node.dbus.desktop;

import dev.hearth.node.dbus.desktop.Services.Method;
import java.time.Duration;
import java.util.Optional;

/** Since the last input, as GNOME's compositor counts it, on Wayland too. */
public record MutterIdle(Services session) {
  private static final String NAME = "org.gnome.Mutter.IdleMonitor";
  private static final Method GET =
      new Method(NAME, "/org/gnome/Mutter/IdleMonitor/Core", NAME, "GetIdletime");

  /** Empty when this is no GNOME session. */
  public Optional<Duration> sinceInput() {
    return session.call(GET).map(milliseconds -> Duration.ofMillis(Values.number(milliseconds)));
  }
}
