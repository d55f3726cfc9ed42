package dev.hearth.node.signals.x11;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.Programs;
import dev.hearth.node.VirtualScreen;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Signals.Foreground;
import dev.hearth.node.signals.sense.Sense;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class X11Test {
  private static final Foreground NOTHING = new Foreground("", false);

  @TempDir Path folder;
  private final AtomicLong nanoTime = new AtomicLong();
  private VirtualScreen screen;
  private XDisplay display;
  private Sense<Duration> idle;
  private Sense<Foreground> foreground;

  @BeforeEach
  void open() throws Exception {
    Programs.require(1, "Xvfb", "xdotool", "xprop", "openbox");
    screen = new VirtualScreen(folder);
    display =
        new XDisplay(screen.name(), new Cookies(screen.authority(), "any host"), nanoTime::get);
    idle = new X11Idle(display);
    foreground = new X11Foreground(display, _ -> "");
  }

  @AfterEach
  void close() {
    if (screen != null) {
      display.close();
      screen.close();
    }
  }

  /** Asks again until it is so; what the display shows takes a moment. */
  private static <T> T await(Sense<T> sense, Predicate<T> condition) {
    T value = sense.read().known().orElseThrow();
    while (!condition.test(value)) {
      assertThat(Thread.interrupted()).as("in vain: %s", value).isFalse(); // its time is up
      value = sense.read().known().orElseThrow();
    }
    return value;
  }

  @Test
  void idleGrowsAndFallsWithAKey() throws Exception {
    screen.run("xdotool", "key", "a");
    Duration first = idle.read().known().orElseThrow();
    Duration second = await(idle, later -> later.toMillis() > first.toMillis() + 400);
    screen.run("xdotool", "key", "a");
    assertThat(idle.read().known().orElseThrow()).isLessThan(second);
    screen.run("xdotool", "mousemove", "10", "10");
    assertThat(idle.read().known().orElseThrow()).isLessThan(Duration.ofMillis(400));
  }

  @Test
  void seesAWindowThatCoversTheScreenWithoutAWindowManager() throws Exception {
    assertThat(foreground.read()).isEqualTo(Reading.of(NOTHING));
    screen.window("small");
    assertThat(foreground.read()).isEqualTo(Reading.of(NOTHING));
    Process window = screen.window("covering");
    Foreground covering = await(foreground, Foreground::fullscreen);
    assertThat(covering.program()).contains("ShownWindow");
    window.getOutputStream().close();
    await(foreground, front -> !front.fullscreen());
  }

  @Test
  void asksTheWindowManagerWhereOneRuns() throws Exception {
    Process manager = screen.client("openbox");
    screen.window("small");
    await(foreground, front -> front.program().contains("ShownWindow") && !front.fullscreen());
    Process window = screen.window("fullscreen");
    await(foreground, Foreground::fullscreen);
    window.getOutputStream().close();
    await(foreground, front -> !front.fullscreen());
    screen.window("covering");
    await(foreground, Foreground::fullscreen);
    manager.destroy();
    manager.waitFor(30, TimeUnit.SECONDS);
    await(foreground, Foreground::fullscreen); // and still without one
  }

  @Test
  void theDesktopItselfIsNoFullscreenWindow() throws Exception {
    screen.client("openbox");
    screen.window("covering");
    await(foreground, Foreground::fullscreen);
    screen.run(
        "xprop",
        "-name",
        "Hearth test",
        "-f",
        "_NET_WM_WINDOW_TYPE",
        "32a",
        "-set",
        "_NET_WM_WINDOW_TYPE",
        "_NET_WM_WINDOW_TYPE_DESKTOP");
    await(foreground, front -> !front.fullscreen());
  }

  @Test
  void goesOnWhenTheDisplayComesBack() throws Exception {
    assertThat(idle.read().known()).isPresent();
    screen.kill();
    Reading<Duration> gone = Reading.unknown("the display does not tell when you last typed");
    assertThat(idle.read()).isEqualTo(gone);
    assertThat(foreground.read().known()).isEmpty();
    screen.restart();
    assertThat(idle.read()).isEqualTo(gone); // not at once
    nanoTime.addAndGet(Duration.ofSeconds(5).toNanos());
    assertThat(idle.read().known()).isPresent();
    assertThat(foreground.read()).isEqualTo(Reading.of(NOTHING));
  }

  @Test
  void staysOutsideWithoutTheCookie() {
    Cookies none = new Cookies(folder.resolve("nothing"), "any host");
    try (XDisplay closed = new XDisplay(screen.name(), none, nanoTime::get)) {
      assertThat(new X11Idle(closed).read().known()).isEmpty();
    }
  }

  @Test
  void hearsTheAnswerAmongOtherNews() throws Exception {
    idle.read();
    for (int i = 0; i < 20; i++) {
      screen.run("xdotool", "key", "U20A0"); // maps a key for it, of which every client is told
      assertThat(idle.read().known()).isPresent();
    }
    assertThat(foreground.read()).isEqualTo(Reading.of(NOTHING));
  }

  @Test
  void asksWindowsThatAreGoneWithoutHarm() {
    assertThat(display.ask(some -> some.ask(Requests.geometry(0xdead00)))).isEmpty();
    assertThat(display.ask(some -> new Window(some, 0xdead00).area())).isEmpty();
    assertThat(idle.read().known()).isPresent();
  }
}
