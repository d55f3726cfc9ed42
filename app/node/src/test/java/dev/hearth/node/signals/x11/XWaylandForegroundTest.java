package dev.hearth.node.signals.x11;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Signals.Foreground;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class XWaylandForegroundTest {

  @ParameterizedTest
  @CsvSource({
    "xwayland, true,  true,  1", // a game that runs in X
    "xwayland, false, false, 1", // what is in front may be no X window at all
    "bash,     true,  false, 0" // not started for the question's sake
  })
  void believesAnXWindowThatCoversTheScreen(
      String running, boolean fullscreen, boolean known, int asked) {
    AtomicInteger questions = new AtomicInteger();
    XWaylandForeground foreground =
        new XWaylandForeground(
            () -> {
              questions.incrementAndGet();
              return Reading.of(new Foreground("game", fullscreen));
            },
            () -> Reading.of(Set.of(running)));
    assertThat(foreground.read().known().isPresent()).isEqualTo(known);
    assertThat(questions).hasValue(asked);
  }
}
