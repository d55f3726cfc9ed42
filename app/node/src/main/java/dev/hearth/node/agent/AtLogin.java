package dev.hearth.node.agent;

import dev.hearth.node.autostart.Autostart;
import dev.hearth.node.settings.Catalogue;
import dev.hearth.node.settings.OwnersSettings;
import dev.hearth.node.settings.Values;
import dev.hearth.node.store.Settings;
import dev.hearth.node.store.StoreException;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has the system start the agent at login as the owner's setting says, once it says something else
 * than what was done last. What the owner does about it by the system's own means is left alone.
 * Safe for any thread.
 */
final class AtLogin {
  private static final Logger LOG = LoggerFactory.getLogger(AtLogin.class);
  private static final String DONE = "at-login";

  private final Settings store;
  private final Autostart autostart;
  private final Optional<List<String>> command;
  private boolean done;
  private volatile Optional<String> notice = Optional.empty();

  /**
   * @param store remembers what was done last
   * @param command what is to be started; empty where nobody knows
   */
  AtLogin(
      OwnersSettings settings,
      Settings store,
      Autostart autostart,
      Optional<List<String>> command) {
    this.store = store;
    this.autostart = autostart;
    this.command = command;
    this.done = store.get(DONE).map(Boolean::parseBoolean).orElse(false);
    follow(settings.values());
    settings.onChange(this::follow);
  }

  private synchronized void follow(Values values) {
    boolean wanted = values.get(Catalogue.AUTOSTART);
    notice = wanted == done ? Optional.empty() : apply(wanted);
  }

  private Optional<String> apply(boolean wanted) {
    if (wanted && command.isEmpty()) {
      return Optional.of("Hearth does not start at login: it was not started by its own launcher.");
    }
    try {
      if (wanted) {
        autostart.on(command.orElseThrow());
      } else {
        autostart.off();
      }
      remember(wanted);
      return Optional.empty();
    } catch (IOException e) {
      LOG.warn("The start at login was not changed", e);
      return Optional.of("The start at login could not be changed: " + e.getMessage() + ".");
    }
  }

  private void remember(boolean now) {
    done = now;
    try {
      store.put(DONE, Boolean.toString(now));
    } catch (StoreException e) {
      LOG.warn("The start at login will be set once more: {}", e.getMessage());
    }
  }

  /** What kept the setting from being followed. */
  Optional<String> notice() {
    return notice;
  }
}
