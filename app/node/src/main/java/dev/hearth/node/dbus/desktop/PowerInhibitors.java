package dev.hearth.node.dbus.desktop;

import dev.hearth.node.dbus.desktop.Services.Method;
import java.util.Optional;

/** Whether anybody asked the power manager of another desktop, such as Xfce's, to stay awake. */
public record PowerInhibitors(Services session) {
  private static final Method HAS =
      new Method(
          "org.freedesktop.PowerManagement",
          "/org/freedesktop/PowerManagement/Inhibit",
          "org.freedesktop.PowerManagement.Inhibit",
          "HasInhibit");

  /** It gives no names. Empty text when there is nobody; empty when there is no such manager. */
  public Optional<String> keeper() {
    return session.call(HAS).map(inhibited -> inhibited.equals(true) ? Values.SOMEBODY : "");
  }
}
