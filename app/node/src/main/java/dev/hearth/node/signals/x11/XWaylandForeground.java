package dev.hearth.node.signals.x11;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Signals.Foreground;
import dev.hearth.node.signals.sense.Sense;
import java.util.Set;

/**
 * What the X display within a Wayland session shows. It knows of X windows alone, which most games
 * are; that none of them covers the screen says nothing of the others.
 *
 * @param programs keys of those that run: the display starts when it is first asked, so it is only
 *     asked while it runs anyway
 */
public record XWaylandForeground(Sense<Foreground> display, Sense<Set<String>> programs)
    implements Sense<Foreground> {
  private static final String SERVER = "xwayland";
  private static final Reading<Foreground> UNKNOWN =
      Reading.unknown("Wayland does not tell which window is in front");

  @Override
  public Reading<Foreground> read() {
    return programs.read().known().filter(running -> running.contains(SERVER)).isPresent()
        ? fullscreen(display.read())
        : UNKNOWN;
  }

  private static Reading<Foreground> fullscreen(Reading<Foreground> seen) {
    return seen.known().filter(Foreground::fullscreen).isPresent() ? seen : UNKNOWN;
  }
}
