package dev.hearth.node.signals.x11;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * The display of the owner's session: connected when first asked, and again some time after it was
 * lost. Safe for any thread.
 */
public final class XDisplay implements AutoCloseable {
  private static final long AGAIN = Duration.ofSeconds(5).toNanos();

  private final Optional<DisplayName> name;
  private final Cookies cookies;
  private final LongSupplier nanoTime;
  private Optional<Screen> screen = Optional.empty();
  private Optional<Long> tried = Optional.empty();
  private boolean closed;

  /**
   * @param name such as :0, of the environment variable DISPLAY
   */
  public XDisplay(String name, Cookies cookies, LongSupplier nanoTime) {
    this.name = DisplayName.parse(name);
    this.cookies = cookies;
    this.nanoTime = nanoTime;
  }

  /** Empty while the display is gone, and when it does not answer such a question. */
  synchronized <T> Optional<T> ask(Function<Screen, Optional<T>> question) {
    Optional<T> answer = open().flatMap(question);
    if (screen.filter(Screen::isLost).isPresent()) {
      drop();
      return Optional.empty();
    }
    return answer;
  }

  private Optional<Screen> open() {
    if (screen.isEmpty() && isTime()) {
      tried = Optional.of(nanoTime.getAsLong());
      screen = name.flatMap(this::connect);
    }
    return screen;
  }

  private Optional<Screen> connect(DisplayName display) {
    try {
      return Optional.of(new Screen(XConnection.open(display, cookies)));
    } catch (IOException notThere) {
      return Optional.empty();
    }
  }

  private boolean isTime() {
    return !closed && tried.map(last -> nanoTime.getAsLong() - last >= AGAIN).orElse(true);
  }

  private void drop() {
    screen.ifPresent(Screen::close);
    screen = Optional.empty();
  }

  @Override
  public synchronized void close() {
    closed = true;
    drop();
  }
}
