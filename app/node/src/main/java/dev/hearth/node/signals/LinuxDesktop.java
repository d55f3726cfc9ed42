package dev.hearth.node.signals;

import dev.hearth.node.dbus.desktop.GnomeInhibitors;
import dev.hearth.node.dbus.desktop.KdeInhibitors;
import dev.hearth.node.dbus.desktop.LogindIdle;
import dev.hearth.node.dbus.desktop.LogindInhibitors;
import dev.hearth.node.dbus.desktop.MeteredNetwork;
import dev.hearth.node.dbus.desktop.MutterIdle;
import dev.hearth.node.dbus.desktop.PowerInhibitors;
import dev.hearth.node.dbus.desktop.Services;
import dev.hearth.node.dbus.desktop.VideoPlayers;
import dev.hearth.node.policy.Reading;
import dev.hearth.node.policy.Signals.Foreground;
import dev.hearth.node.signals.linux.ProcessNames;
import dev.hearth.node.signals.linux.ScreenKeepers;
import dev.hearth.node.signals.sense.FirstKnown;
import dev.hearth.node.signals.sense.Sense;
import dev.hearth.node.signals.sense.Told;
import dev.hearth.node.signals.wayland.WaylandIdle;
import dev.hearth.node.signals.x11.Cookies;
import dev.hearth.node.signals.x11.X11Foreground;
import dev.hearth.node.signals.x11.X11Idle;
import dev.hearth.node.signals.x11.XDisplay;
import dev.hearth.node.signals.x11.XWaylandForeground;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The owner's session on Linux: an X display, a Wayland compositor, and services on two buses. */
final class LinuxDesktop {
  private final Optional<XDisplay> display;
  private final Optional<WaylandIdle> wayland;
  private final Services session;
  private final Services system;
  private final Instruments instruments;

  /**
   * @param environment names the display and the compositor's socket
   */
  LinuxDesktop(Map<String, String> environment, Instruments instruments) {
    this.display =
        value(environment, "DISPLAY")
            .map(name -> new XDisplay(name, cookies(environment), instruments.nanoTime()));
    this.wayland =
        compositor(environment)
            .map(name -> Path.of(environment.getOrDefault("XDG_RUNTIME_DIR", "/")).resolve(name))
            .map(socket -> new WaylandIdle(socket, instruments.nanoTime()));
    this.session = new Services(instruments.session(), instruments.nanoTime());
    this.system = new Services(instruments.system(), instruments.nanoTime());
    this.instruments = instruments;
  }

  /** A session that was started in another way than from its desktop may not name the socket. */
  private static Optional<String> compositor(Map<String, String> environment) {
    Optional<String> session = value(environment, "XDG_SESSION_TYPE").filter("wayland"::equals);
    return value(environment, "WAYLAND_DISPLAY").or(() -> session.map(_ -> "wayland-0"));
  }

  private static Cookies cookies(Map<String, String> environment) {
    Path usual = Path.of(environment.getOrDefault("HOME", "/"), ".Xauthority");
    Path file = value(environment, "XAUTHORITY").map(Path::of).orElse(usual);
    return Cookies.ofThisHost(file);
  }

  private static Optional<String> value(Map<String, String> environment, String name) {
    return Optional.ofNullable(environment.get(name)).filter(value -> !value.isBlank());
  }

  /** Within Wayland an X display sees the input of its own windows only. */
  Sense<Duration> idle() {
    String unknown = "this desktop does not tell when you last typed";
    Sense<Duration> mutter = new Told<>(new MutterIdle(session)::sinceInput, unknown);
    Sense<Duration> logind =
        new Told<>(new LogindIdle(system, instruments.clock())::sinceInput, unknown);
    Stream<Sense<Duration>> exact =
        wayland.isPresent()
            ? Stream.of(mutter, wayland.get())
            : display.<Sense<Duration>>map(X11Idle::new).stream();
    return new FirstKnown<>(Stream.concat(exact, Stream.of(logind)).toList());
  }

  /**
   * @param programs keys of those that run
   */
  Sense<Foreground> foreground(ProcessNames names, Sense<Set<String>> programs) {
    Sense<Foreground> shown =
        display
            .<Sense<Foreground>>map(screen -> new X11Foreground(screen, names::of))
            .orElse(() -> Reading.unknown("Hearth was not started from a desktop"));
    return wayland.isPresent() ? new XWaylandForeground(shown, programs) : shown;
  }

  Sense<String> video() {
    return new ScreenKeepers(
        Stream.<Supplier<Optional<String>>>of(
                new GnomeInhibitors(session)::keeper,
                new KdeInhibitors(session)::keeper,
                new PowerInhibitors(session)::keeper,
                new LogindInhibitors(system)::keeper,
                new VideoPlayers(session)::playing)
            .map(this::steady)
            .toList());
  }

  /** Where one of several is too busy to answer, the others say that nobody plays. */
  private Supplier<Optional<String>> steady(Supplier<Optional<String>> source) {
    Sense<String> steady = new Steady<>(new Told<>(source, "no answer"), instruments.nanoTime());
    return () -> steady.read().known();
  }

  Sense<Boolean> metered() {
    return new Told<>(
        new MeteredNetwork(system)::isMetered,
        "NetworkManager does not tell whether this network costs by volume");
  }

  void close() {
    display.ifPresent(XDisplay::close);
    wayland.ifPresent(WaylandIdle::close);
  }
}
