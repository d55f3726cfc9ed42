package dev.hearth.node.signals.x11;

import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Signals.Foreground;
import dev.hearth.node.signals.sense.Sense;
import java.util.Optional;
import java.util.function.LongFunction;

/**
 * The window in front, as the window manager says (Extended Window Manager Hints); where none runs,
 * the topmost window that covers a monitor.
 */
public final class X11Foreground implements Sense<Foreground> {
  private static final Foreground NONE = new Foreground("", false);

  private final XDisplay display;
  private final LongFunction<String> programs;

  /**
   * @param programs the name of a process's program
   */
  public X11Foreground(XDisplay display, LongFunction<String> programs) {
    this.display = display;
    this.programs = programs;
  }

  @Override
  public Reading<Foreground> read() {
    return display
        .ask(screen -> Optional.of(front(screen)))
        .map(Reading::of)
        .orElseGet(() -> Reading.unknown("the display does not tell which window is in front"));
  }

  private Foreground front(Screen screen) {
    Window root = Window.root(screen);
    return isManaged(root) ? active(root) : topmost(root);
  }

  /** The check window names itself; after a window manager has ended only the root names it. */
  private static boolean isManaged(Window root) {
    return root.numbers("_NET_SUPPORTING_WM_CHECK").stream()
        .map(id -> new Window(root.screen(), id))
        .anyMatch(check -> check.numbers("_NET_SUPPORTING_WM_CHECK").contains(check.id()));
  }

  private Foreground active(Window root) {
    return root.numbers("_NET_ACTIVE_WINDOW").stream()
        .filter(id -> id != 0)
        .findFirst()
        .map(id -> new Window(root.screen(), id))
        .map(window -> new Foreground(program(window), isFullscreen(window)))
        .orElse(NONE);
  }

  private static boolean isFullscreen(Window window) {
    return window.has("_NET_WM_STATE", "_NET_WM_STATE_FULLSCREEN")
        || !isMaximised(window) && !isDesktop(window) && coversAMonitor(window);
  }

  /** Without a panel beside it, a maximised window that draws its own frame covers all, too. */
  private static boolean isMaximised(Window window) {
    return window.has("_NET_WM_STATE", "_NET_WM_STATE_MAXIMIZED_VERT");
  }

  private static boolean isDesktop(Window window) {
    return window.has("_NET_WM_WINDOW_TYPE", "_NET_WM_WINDOW_TYPE_DESKTOP");
  }

  private static boolean coversAMonitor(Window window) {
    return window
        .area()
        .filter(area -> Monitors.of(window.screen()).stream().anyMatch(area::covers))
        .isPresent();
  }

  private Foreground topmost(Window root) {
    return root.children().reversed().stream()
        .filter(window -> window.isVisible() && coversAMonitor(window))
        .findFirst()
        .map(window -> new Foreground(program(window), true))
        .orElse(NONE);
  }

  /** Games of Steam are called steam_app_ and a number: there the process has the better name. */
  private String program(Window window) {
    String type = window.text("WM_CLASS").map(X11Foreground::last).orElse("");
    return type.isEmpty() || type.startsWith("steam_app_") ? process(window).orElse(type) : type;
  }

  /** An instance's name and a class's, each with a zero behind it. */
  private static String last(String names) {
    String[] parts = names.split("\0");
    return parts[parts.length - 1];
  }

  private Optional<String> process(Window window) {
    return window.numbers("_NET_WM_PID").stream()
        .findFirst()
        .map(programs::apply)
        .filter(name -> !name.isEmpty());
  }
}
