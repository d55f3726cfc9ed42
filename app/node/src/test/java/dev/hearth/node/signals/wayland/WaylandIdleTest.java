package dev.hearth.node.signals.wayland;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.policy.Reading;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(30)
class WaylandIdleTest {
  private static final Reading<Duration> UNKNOWN =
      Reading.unknown("this Wayland desktop does not tell when you last typed");

  @TempDir Path folder;
  private final AtomicLong nanoTime = new AtomicLong(1);

  private void seconds(long seconds) {
    nanoTime.addAndGet(Duration.ofSeconds(seconds).toNanos());
  }

  private static Reading<Duration> ofSeconds(long seconds) {
    return Reading.of(Duration.ofSeconds(seconds));
  }

  @Test
  void countsFromTheCompositorsNotices() throws Exception {
    try (FakeCompositor compositor = new FakeCompositor(folder.resolve("wayland-0"));
        WaylandIdle idle = new WaylandIdle(folder.resolve("wayland-0"), nanoTime::get)) {
      assertThat(idle.read()).isEqualTo(UNKNOWN);
      compositor.greet(2);
      assertThat(idle.read()).isEqualTo(ofSeconds(0));
      compositor.expectQuestion(2, 2);
      seconds(1);
      compositor.idled();
      assertThat(idle.read()).isEqualTo(ofSeconds(1));
      seconds(299);
      assertThat(idle.read()).isEqualTo(ofSeconds(300));
      compositor.resumed();
      assertThat(idle.read()).isEqualTo(ofSeconds(0));
      seconds(40);
      assertThat(idle.read()).isEqualTo(ofSeconds(0));
    }
  }

  @Test
  void asksAnOlderCompositorTheOlderWay() throws Exception {
    try (FakeCompositor compositor = new FakeCompositor(folder.resolve("wayland-0"));
        WaylandIdle idle = new WaylandIdle(folder.resolve("wayland-0"), nanoTime::get)) {
      idle.read();
      compositor.greet(1);
      idle.read();
      compositor.expectQuestion(1, 1);
    }
  }

  @Test
  void knowsNothingOfACompositorThatTellsNothing() throws Exception {
    try (FakeCompositor compositor = new FakeCompositor(folder.resolve("wayland-0"));
        WaylandIdle idle = new WaylandIdle(folder.resolve("wayland-0"), nanoTime::get)) {
      idle.read();
      compositor.greet(0);
      assertThat(idle.read()).isEqualTo(UNKNOWN);
      assertThat(idle.read()).isEqualTo(UNKNOWN);
    }
  }

  @Test
  void comesBackWithTheCompositor() throws Exception {
    Path socket = folder.resolve("wayland-0");
    try (WaylandIdle idle = new WaylandIdle(socket, nanoTime::get)) {
      assertThat(idle.read()).isEqualTo(UNKNOWN);
      try (FakeCompositor compositor = new FakeCompositor(socket)) {
        assertThat(idle.read()).isEqualTo(UNKNOWN); // too soon to try again
        seconds(5);
        idle.read();
        compositor.greet(2);
        assertThat(idle.read()).isEqualTo(ofSeconds(0));
      }
      assertThat(idle.read()).isEqualTo(UNKNOWN);
      try (FakeCompositor compositor = new FakeCompositor(socket)) {
        seconds(5);
        idle.read();
        compositor.greet(2);
        assertThat(idle.read()).isEqualTo(ofSeconds(0));
      }
    }
  }

  @Test
  void leavesACompositorThatRefuses() throws Exception {
    try (FakeCompositor compositor = new FakeCompositor(folder.resolve("wayland-0"));
        WaylandIdle idle = new WaylandIdle(folder.resolve("wayland-0"), nanoTime::get)) {
      idle.read();
      compositor.greet(2);
      compositor.send(Message.of(1, 0, 1, 0, "invalid object")); // an error
      assertThat(idle.read()).isEqualTo(UNKNOWN);
    }
  }
}
