package dev.hearth.node.dbus.desktop;

import dev.hearth.node.dbus.desktop.Services.Method;
import java.util.List;
import java.util.Optional;

/** Programs that GNOME's session manager was asked by to keep the session from being idle. */
public record GnomeInhibitors(Services session) {
  private static final String NAME = "org.gnome.SessionManager";
  private static final String PATH = "/org/gnome/SessionManager";
  private static final long IDLE = 8;

  /** One of them, empty text when there is none; empty when this is no GNOME session. */
  public Optional<String> keeper() {
    return session
        .property(NAME, PATH, NAME, "InhibitedActions")
        .map(actions -> isIdle(actions) ? inhibitor() : "");
  }

  private String inhibitor() {
    return session.call(new Method(NAME, PATH, NAME, "GetInhibitors")).stream()
        .flatMap(paths -> ((List<?>) paths).stream())
        .map(Object::toString)
        .filter(path -> ask(path, "GetFlags").filter(GnomeInhibitors::isIdle).isPresent())
        .findFirst()
        .flatMap(path -> ask(path, "GetAppId"))
        .map(Values::program)
        .orElse(Values.SOMEBODY);
  }

  private Optional<Object> ask(String path, String method) {
    return session.call(new Method(NAME, path, "org.gnome.SessionManager.Inhibitor", method));
  }

  private static boolean isIdle(Object flags) {
    return (Values.number(flags) & IDLE) != 0;
  }
}
