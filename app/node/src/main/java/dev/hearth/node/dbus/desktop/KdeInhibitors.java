package dev.hearth.node.dbus.desktop;

import dev.hearth.node.dbus.desktop.Services.Method;
import java.util.List;
import java.util.Optional;
import org.freedesktop.dbus.types.UInt32;

/** Programs that asked KDE's power management to leave the screen on. */
public record KdeInhibitors(Services session) {
  private static final UInt32 SCREEN_SETTINGS = new UInt32(4);

  /** One of them, empty text when there is none; empty when this is no KDE session. */
  public Optional<String> keeper() {
    return session
        .call(agent("HasInhibition"), SCREEN_SETTINGS)
        .map(inhibited -> inhibited.equals(true) ? inhibitor() : "");
  }

  /** A list of programs, each with its reason. */
  private String inhibitor() {
    return session.call(agent("ListInhibitions")).stream()
        .flatMap(pairs -> ((List<?>) pairs).stream())
        .map(KdeInhibitors::who)
        .findFirst()
        .orElse(Values.SOMEBODY);
  }

  /** Newer ones send each pair as a list, older ones as a structure. */
  private static String who(Object pair) {
    return Values.program(pair instanceof List<?> list ? list.getFirst() : ((Object[]) pair)[0]);
  }

  private static Method agent(String method) {
    return new Method(
        "org.kde.Solid.PowerManagement.PolicyAgent",
        "/org/kde/Solid/PowerManagement/PolicyAgent",
        "org.kde.Solid.PowerManagement.PolicyAgent",
        method);
  }
}
