package dev.hearth.node.idle;

import dev.hearth.node.policy.Wish;
import dev.hearth.node.store.Settings;
import dev.hearth.node.store.StoreException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the owner said last: stored, so that it outlives the agent. A time that has come ends it by
 * itself. Safe for any thread.
 */
public final class Wishes {
  private static final Logger LOG = LoggerFactory.getLogger(Wishes.class);
  private static final String NAME = "wish";
  private static final LocalTime MORNING = LocalTime.of(6, 0);

  private final Settings settings;
  private final Clock clock;
  private volatile Wish wish;

  public Wishes(Settings settings, Clock clock) {
    this.settings = settings;
    this.clock = clock;
    this.wish = settings.get(NAME).map(WishText::read).orElse(Wish.NONE);
  }

  public Wish now() {
    if (isOver(wish)) {
      end();
    }
    return wish;
  }

  /** What the owner said meanwhile is not over. */
  private synchronized void end() {
    if (isOver(wish)) {
      say(Wish.NONE);
    }
  }

  private boolean isOver(Wish said) {
    return switch (said) {
      case Wish.Pause pause -> pause.until().filter(this::hasCome).isPresent();
      case Wish.Run run -> hasCome(run.until());
      case Wish.None _, Wish.Finish _ -> false;
    };
  }

  private boolean hasCome(Instant time) {
    return !clock.instant().isBefore(time);
  }

  public void pauseUntilResumed() {
    say(new Wish.Pause(Optional.empty()));
  }

  public void pauseFor(Duration time) {
    say(new Wish.Pause(Optional.of(clock.instant().plus(time))));
  }

  /** Until the next morning at six, on the owner's clock. */
  public void pauseUntilTomorrow() {
    LocalDate today = LocalDate.now(clock);
    Instant morning = today.plusDays(1).atTime(MORNING).atZone(clock.getZone()).toInstant();
    say(new Wish.Pause(Optional.of(morning)));
  }

  public void runFor(Duration time) {
    say(new Wish.Run(clock.instant().plus(time)));
  }

  public void finishThenPause() {
    say(new Wish.Finish());
  }

  /** The segment that was to be finished is. */
  public synchronized void finished() {
    if (wish instanceof Wish.Finish) {
      pauseUntilResumed();
    }
  }

  /** The rules decide again. */
  public void withdraw() {
    say(Wish.NONE);
  }

  /** A full disk is no reason not to obey. */
  private synchronized void say(Wish said) {
    wish = said;
    try {
      settings.put(NAME, WishText.write(said));
    } catch (StoreException e) {
      LOG.warn("What the owner said is forgotten when the agent ends: {}", e.getMessage());
    }
  }
}
