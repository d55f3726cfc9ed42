package dev.hearth.node.dbus.desktop;

import java.util.Optional;

/** Whether the network costs by volume, as NetworkManager was told or guesses (NMMetered). */
public record MeteredNetwork(Services system) {
  private static final String NAME = "org.freedesktop.NetworkManager";
  private static final int UNKNOWN = 0;
  private static final int YES = 1;
  private static final int GUESS_YES = 3;

  /** Empty when there is no NetworkManager, or it does not know either. */
  public Optional<Boolean> isMetered() {
    return system
        .property(NAME, "/org/freedesktop/NetworkManager", NAME, "Metered")
        .map(Values::number)
        .filter(value -> value != UNKNOWN)
        .map(value -> value == YES || value == GUESS_YES);
  }
}
