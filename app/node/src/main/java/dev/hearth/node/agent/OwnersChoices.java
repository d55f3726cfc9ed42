package dev.hearth.node.agent;

import dev.hearth.node.idle.Wishes;
import dev.hearth.node.tray.Choice;
import java.io.IOException;
import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does what the owner chose by the icon.
 *
 * @param said applies what was wished for
 * @param open shows the window
 * @param quit ends the agent
 */
record OwnersChoices(Wishes wishes, Runnable said, Opening open, Runnable quit)
    implements Consumer<Choice> {
  private static final Logger LOG = LoggerFactory.getLogger(OwnersChoices.class);
  private static final Duration HOUR = Duration.ofHours(1);

  /** Starts a process that shows the window. */
  interface Opening {
    Process start() throws IOException;
  }

  @Override
  public void accept(Choice choice) {
    switch (choice) {
      case OPEN -> openWindow();
      case QUIT -> quit.run();
      case PAUSE_FOR_AN_HOUR -> wish(() -> wishes.pauseFor(HOUR));
      case PAUSE_UNTIL_TOMORROW -> wish(wishes::pauseUntilTomorrow);
      case FINISH_THEN_PAUSE -> wish(wishes::finishThenPause);
      case RUN_FOR_AN_HOUR -> wish(() -> wishes.runFor(HOUR));
      case RESUME -> wish(wishes::withdraw);
    }
  }

  private void wish(Runnable wish) {
    wish.run();
    said.run();
  }

  private void openWindow() {
    try {
      open.start();
    } catch (IOException e) {
      LOG.warn("The window does not open", e);
    }
  }
}
