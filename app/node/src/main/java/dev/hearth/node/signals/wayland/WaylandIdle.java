package dev.hearth.node.signals.wayland;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.signals.sense.Sense;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * Since the last input, by ext-idle-notify: KDE, Sway, Hyprland and others, but not GNOME. The
 * compositor may end and come back. Safe for any thread.
 */
public final class WaylandIdle implements Sense<Duration>, AutoCloseable {
  private static final long AGAIN = Duration.ofSeconds(5).toNanos();

  private final Path path;
  private final LongSupplier nanoTime;
  private Optional<IdleNotice> notice = Optional.empty();
  private Optional<Long> tried = Optional.empty();
  private boolean closed;

  /**
   * @param path of the compositor's socket
   */
  public WaylandIdle(Path path, LongSupplier nanoTime) {
    this.path = path;
    this.nanoTime = nanoTime;
  }

  @Override
  public synchronized Reading<Duration> read() {
    try {
      open();
      Optional<Duration> idle = notice.isPresent() ? notice.get().sinceInput() : Optional.empty();
      return idle.map(Reading::of).orElseGet(WaylandIdle::unknown);
    } catch (IOException gone) {
      drop();
      return unknown();
    }
  }

  private void open() throws IOException {
    long now = nanoTime.getAsLong();
    boolean isTime = tried.map(last -> now - last >= AGAIN).orElse(true);
    if (!closed && notice.isEmpty() && isTime) {
      tried = Optional.of(now);
      notice = Optional.of(IdleNotice.open(path, nanoTime));
    }
  }

  private static Reading<Duration> unknown() {
    return Reading.unknown("this Wayland desktop does not tell when you last typed");
  }

  private void drop() {
    try {
      if (notice.isPresent()) {
        notice.get().close();
      }
    } catch (IOException closing) {
      // It is gone either way.
    }
    notice = Optional.empty();
  }

  @Override
  public synchronized void close() {
    closed = true;
    drop();
  }
}
