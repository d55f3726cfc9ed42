package dev.hearth.node.dbus.desktop;

import dev.hearth.node.dbus.desktop.Services.Method;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Programs that asked logind to hold off idleness; those that delay sleep are others. */
public record LogindInhibitors(Services system) {
  private static final Method LIST =
      new Method(
          "org.freedesktop.login1",
          "/org/freedesktop/login1",
          "org.freedesktop.login1.Manager",
          "ListInhibitors");
  private static final int WHAT = 0;
  private static final int WHO = 1;
  private static final int MODE = 3;

  /** One of them, empty text when there is none; empty where logind does not run. */
  public Optional<String> keeper() {
    return system
        .call(LIST)
        .map(all -> inhibitor(((List<?>) all).stream().map(Object[].class::cast)));
  }

  private static String inhibitor(Stream<Object[]> all) {
    return all.filter(LogindInhibitors::holdsIdleness)
        .map(inhibitor -> Values.program(inhibitor[WHO]))
        .findFirst()
        .orElse("");
  }

  private static boolean holdsIdleness(Object[] inhibitor) {
    List<String> held = List.of(inhibitor[WHAT].toString().split(":"));
    return held.contains("idle") && inhibitor[MODE].equals("block");
  }
}
