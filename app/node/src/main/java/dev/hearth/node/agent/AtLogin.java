package dev.hearth.node.agent;

import dev.hearth.node.autostart.Autostart;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.settings.OwnersSettings;
import dev.hearth.node.settings.Values;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the system start the agent at login when the owner's setting changes to that. What the owner
 * does about it by the system's own means is left alone. Safe for any thread.
 */
final class AtLogin {
  private static final Logger LOG = LoggerFactory.getLogger(AtLogin.class);

  private final Autostart autostart;
  private final Optional<List<String>> command;
  private boolean wanted;
  private volatile Optional<String> notice = Optional.empty();

  /**
   * @param command what is to be started; empty where nobody knows
   */
  AtLogin(OwnersSettings settings, Autostart autostart, Optional<List<String>> command) {
    this.autostart = autostart;
    this.command = command;
    this.wanted = settings.values().get(Catalogue.AUTOSTART);
    settings.onChange(this::follow);
  }

  private synchronized void follow(Values values) {
    boolean now = values.get(Catalogue.AUTOSTART);
    if (now != wanted) {
      wanted = now;
      notice = apply();
    }
  }

  private Optional<String> apply() {
    try {
      if (!wanted) {
        autostart.off();
      } else if (command.isPresent()) {
        autostart.on(command.get());
      } else {
        return Optional.of(
            "Hearth does not start at login: it was not started by its own launcher.");
      }
      return Optional.empty();
    } catch (IOException e) {
      LOG.warn("The start at login was not changed", e);
      return Optional.of("The start at login could not be changed: " + e.getMessage() + ".");
    }
  }

  /** What kept the setting from being followed. */
  Optional<String> notice() {
    return notice;
  }
}
