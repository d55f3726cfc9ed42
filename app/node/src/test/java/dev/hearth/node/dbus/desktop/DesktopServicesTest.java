package dev.hearth.node.dbus.desktop;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.Programs;
import dev.hearth.node.dbus.Bus;
import dev.hearth.node.dbus.desktop.Fakes.Gnome;
import dev.hearth.node.dbus.desktop.Fakes.Hanging;
import dev.hearth.node.dbus.desktop.Fakes.Held;
import dev.hearth.node.dbus.desktop.Fakes.Idle;
import dev.hearth.node.dbus.desktop.Fakes.Inhibiting;
import dev.hearth.node.dbus.desktop.Fakes.Kde;
import dev.hearth.node.dbus.desktop.Fakes.LoginInhibitor;
import dev.hearth.node.dbus.desktop.Fakes.Logind;
import dev.hearth.node.dbus.desktop.Fakes.Xfce;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.UInt64;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
@Timeout(value = 2, unit = TimeUnit.MINUTES)
class DesktopServicesTest {
  private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");
  private static final String IDLE_MONITOR = "org.gnome.Mutter.IdleMonitor";
  private static final String IDLE_PATH = "/org/gnome/Mutter/IdleMonitor/Core";
  private static final String NETWORKS = "org.freedesktop.NetworkManager";
  private static final String NETWORKS_PATH = "/org/freedesktop/NetworkManager";

  @TempDir Path folder;
  private final AtomicLong seconds = new AtomicLong();
  private PrivateBus daemon;
  private Bus bus;
  private Services services;

  @BeforeEach
  void start() throws Exception {
    Programs.require(1, "dbus-daemon");
    daemon = new PrivateBus(folder);
    bus = Bus.at(daemon.address(), () -> NOON.plusSeconds(seconds.get()));
    services = new Services(bus, () -> Duration.ofSeconds(seconds.get()).toNanos());
  }

  @AfterEach
  void end() {
    if (daemon != null) {
      bus.close();
      daemon.close();
    }
  }

  @Test
  void nobodyThereIsAnOrdinaryOutcome() {
    assertThat(new MutterIdle(services).sinceInput()).isEmpty();
    assertThat(new LogindIdle(services, () -> NOON).sinceInput()).isEmpty();
    assertThat(new GnomeInhibitors(services).keeper()).isEmpty();
    assertThat(new KdeInhibitors(services).keeper()).isEmpty();
    assertThat(new PowerInhibitors(services).keeper()).isEmpty();
    assertThat(new LogindInhibitors(services).keeper()).isEmpty();
    assertThat(new MeteredNetwork(services).isMetered()).isEmpty();
    assertThat(new VideoPlayers(services).playing()).contains("");
  }

  @Test
  void asksMutterWhenTheLastInputWas() throws Exception {
    daemon.offer(IDLE_MONITOR, IDLE_PATH, new Idle(310_500));
    assertThat(new MutterIdle(services).sinceInput()).contains(Duration.ofMillis(310_500));
  }

  @Test
  void readsLogindsHint() throws Exception {
    Map<String, Object> hint = new HashMap<>(Map.of("IdleHint", false, "IdleSinceHint", micros(0)));
    daemon.offer("org.freedesktop.login1", "/org/freedesktop/login1/session/auto", new Held(hint));
    LogindIdle idle = new LogindIdle(services, () -> NOON);
    assertThat(idle.sinceInput()).isEmpty(); // a desktop that never said
    hint.put("IdleSinceHint", micros(NOON.minusSeconds(600).getEpochSecond()));
    assertThat(idle.sinceInput()).contains(Duration.ZERO);
    hint.put("IdleHint", true);
    assertThat(idle.sinceInput()).contains(Duration.ofMinutes(10));
    hint.put("IdleSinceHint", micros(NOON.plusSeconds(600).getEpochSecond()));
    assertThat(idle.sinceInput()).contains(Duration.ZERO); // the clock was set back
  }

  private static UInt64 micros(long seconds) {
    return new UInt64(seconds * 1_000_000);
  }

  @Test
  void findsGnomesInhibitor() throws Exception {
    Map<String, Object> actions = new HashMap<>(Map.of("InhibitedActions", new UInt32(4)));
    daemon.offer("org.gnome.SessionManager", "/org/gnome/SessionManager", new Gnome(actions));
    GnomeInhibitors gnome = new GnomeInhibitors(services);
    assertThat(gnome.keeper()).contains("");
    actions.put("InhibitedActions", new UInt32(12));
    assertThat(gnome.keeper()).contains("a program");
  }

  @Test
  void namesGnomesInhibitor() throws Exception {
    String service = "org.gnome.SessionManager";
    String path = "/org/gnome/SessionManager";
    daemon.offer(service, path, new Gnome(Map.of("InhibitedActions", new UInt32(12))));
    daemon.export(path + "/Inhibitor1", new Inhibiting(4, "backup"));
    daemon.export(path + "/Inhibitor2", new Inhibiting(8, "org.mozilla.firefox"));
    assertThat(new GnomeInhibitors(services).keeper()).contains("firefox");
  }

  @Test
  void findsKdesAndXfcesInhibitors() throws Exception {
    daemon.offer(
        "org.kde.Solid.PowerManagement.PolicyAgent",
        "/org/kde/Solid/PowerManagement/PolicyAgent",
        new Kde(true));
    assertThat(new KdeInhibitors(services).keeper()).contains("vlc");
    daemon.offer(
        "org.freedesktop.PowerManagement",
        "/org/freedesktop/PowerManagement/Inhibit",
        new Xfce(true));
    assertThat(new PowerInhibitors(services).keeper()).contains("a program");
  }

  @Test
  void findsNoInhibitorWhereThereIsNone() throws Exception {
    daemon.offer(
        "org.kde.Solid.PowerManagement.PolicyAgent",
        "/org/kde/Solid/PowerManagement/PolicyAgent",
        new Kde(false));
    daemon.offer(
        "org.freedesktop.PowerManagement",
        "/org/freedesktop/PowerManagement/Inhibit",
        new Xfce(false));
    assertThat(new KdeInhibitors(services).keeper()).contains("");
    assertThat(new PowerInhibitors(services).keeper()).contains("");
  }

  @Test
  void findsLogindsInhibitorThatHoldsIdleness() throws Exception {
    LoginInhibitor sleep = inhibitor("sleep", "NetworkManager", "delay");
    LoginInhibitor lid = inhibitor("handle-lid-switch:idle", "weak", "delay");
    LoginInhibitor film = inhibitor("sleep:idle", "/usr/bin/mpv", "block");
    daemon.offer(
        "org.freedesktop.login1", "/org/freedesktop/login1", new Logind(List.of(sleep, lid, film)));
    assertThat(new LogindInhibitors(services).keeper()).contains("mpv");
  }

  private static LoginInhibitor inhibitor(String what, String who, String mode) {
    return new LoginInhibitor(what, who, "because", mode, new UInt32(1000), new UInt32(7));
  }

  @Test
  void findsAPlayerThatPlaysAVideo() throws Exception {
    Map<String, Object> music = new HashMap<>(Map.of("PlaybackStatus", "Playing"));
    Map<String, Object> browser = new HashMap<>(Map.of("PlaybackStatus", "Paused"));
    String prefix = "org.mpris.MediaPlayer2.";
    daemon.offer(prefix + "rhythmbox", "/org/mpris/MediaPlayer2", new Held(music));
    daemon.offer(prefix + "firefox.instance_1_23", "/org/mpris/MediaPlayer2", new Held(browser));
    assertThat(new VideoPlayers(services).playing()).contains("");
    browser.put("PlaybackStatus", "Playing");
    assertThat(new VideoPlayers(services).playing()).contains("firefox");
  }

  @Test
  void tellsWhatNetworkManagerThinksOfTheNetwork() throws Exception {
    Map<String, Object> network = new HashMap<>();
    daemon.offer(NETWORKS, NETWORKS_PATH, new Held(network));
    Map<Integer, Boolean> meanings = Map.of(1, true, 2, false, 3, true, 4, false);
    meanings.forEach(
        (value, metered) -> {
          network.put("Metered", new UInt32(value));
          assertThat(new MeteredNetwork(services).isMetered()).contains(metered);
        });
    network.put("Metered", new UInt32(0));
    assertThat(new MeteredNetwork(services).isMetered()).isEmpty();
  }

  @Test
  void comesBackWithTheBus() throws Exception {
    MutterIdle idle = new MutterIdle(services);
    daemon.offer(IDLE_MONITOR, IDLE_PATH, new Idle(1000));
    assertThat(idle.sinceInput()).isPresent();
    daemon.kill();
    assertThat(idle.sinceInput()).isEmpty();
    daemon.restart();
    daemon.offer(IDLE_MONITOR, IDLE_PATH, new Idle(2000));
    assertThat(idle.sinceInput()).isEmpty(); // left alone for a while
    seconds.addAndGet(30);
    assertThat(idle.sinceInput()).contains(Duration.ofSeconds(2));
  }

  @Test
  void aClockThatWasSetBackKeepsNobodyFromTheBus() throws Exception {
    MutterIdle idle = new MutterIdle(new Services(bus, System::nanoTime));
    daemon.kill();
    assertThat(idle.sinceInput()).isEmpty();
    daemon.restart();
    daemon.offer(IDLE_MONITOR, IDLE_PATH, new Idle(3000));
    seconds.addAndGet(-3600);
    assertThat(new MutterIdle(new Services(bus, System::nanoTime)).sinceInput())
        .contains(Duration.ofSeconds(3));
  }

  @Test
  void whoAnsweredBeforeIsAskedAgainAfterOneFailure() throws Exception {
    Map<String, Object> network = new HashMap<>(Map.of("Metered", new UInt32(1)));
    daemon.offer(NETWORKS, NETWORKS_PATH, new Held(network));
    MeteredNetwork asked = new MeteredNetwork(services);
    assertThat(asked.isMetered()).contains(true);
    network.clear();
    assertThat(asked.isMetered()).isEmpty();
    network.put("Metered", new UInt32(1));
    assertThat(asked.isMetered()).contains(true);
    network.clear();
    assertThat(asked.isMetered()).isEmpty();
    assertThat(asked.isMetered()).isEmpty();
    network.put("Metered", new UInt32(1));
    assertThat(asked.isMetered()).isEmpty(); // left alone for a while
  }

  @Test
  void leavesAloneWhoeverDoesNotAnswer() throws Exception {
    CountDownLatch asked = new CountDownLatch(2);
    CountDownLatch free = new CountDownLatch(1);
    daemon.offer(IDLE_MONITOR, IDLE_PATH, new Hanging(asked, free));
    MutterIdle idle = new MutterIdle(services);
    long before = System.nanoTime();
    for (int i = 0; i < 100; i++) {
      assertThat(idle.sinceInput()).isEmpty();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(10));
    assertThat(asked.getCount()).isEqualTo(1);
    seconds.addAndGet(20);
    free.countDown();
    assertThat(idle.sinceInput()).contains(Duration.ofMillis(1));
  }
}
