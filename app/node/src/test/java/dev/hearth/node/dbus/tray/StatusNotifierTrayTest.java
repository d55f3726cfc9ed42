package dev.hearth.node.dbus.tray;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.api.NodeState;
import dev.hearth.node.Programs;
import dev.hearth.node.dbus.Bus;
import dev.hearth.node.dbus.PrivateBus;
import dev.hearth.node.tray.Choice;
import dev.hearth.node.tray.TrayModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBus;
import org.freedesktop.dbus.interfaces.Properties;
import org.freedesktop.dbus.messages.DBusSignal;
import org.freedesktop.dbus.types.UInt32;
import org.freedesktop.dbus.types.Variant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The item and its menu as a host on the same bus sees them. */
@Tag("slow")
@Timeout(30)
class StatusNotifierTrayTest {
  private static final UInt32 NOW = new UInt32(0);
  private static final Variant<?> NOTHING = new Variant<>(0);
  private final BlockingQueue<Choice> choices = new LinkedBlockingQueue<>();
  private final ExecutorService executor = Executors.newSingleThreadExecutor();
  private final FakeWatcher watcher = new FakeWatcher();
  private volatile Instant now = Instant.EPOCH;
  @TempDir Path folder;
  private PrivateBus daemon;
  private Bus bus;
  private StatusNotifierTray tray;
  private DBusConnection host;

  @BeforeAll
  static void installed() {
    Programs.require(6, "dbus-daemon");
  }

  @BeforeEach
  void open() throws IOException, DBusException {
    daemon = new PrivateBus(folder);
    bus = Bus.at(daemon.address(), () -> now);
    tray = new StatusNotifierTray(bus, executor, choices::add);
    connectHost();
  }

  @AfterEach
  void close() {
    host.disconnect();
    bus.close();
    daemon.close();
    executor.shutdown();
  }

  private void connectHost() throws DBusException {
    host = daemon.connect();
    host.exportObject(watcher);
  }

  private static TrayModel model(NodeState.Kind kind) {
    return TrayModel.of(new NodeState(kind, "A & B."), "0.012 ETH", kind == NodeState.Kind.PAUSED);
  }

  /** Shown, and found by a host. */
  private String shown(NodeState.Kind kind) throws Exception {
    host.requestBusName(StatusNotifierWatcher.NAME);
    tray.show(model(kind));
    return watcher.registered.take();
  }

  @Test
  void waitsForAWatcherAndComesBackWithIt() throws Exception {
    tray.show(model(NodeState.Kind.READY));
    host.requestBusName(StatusNotifierWatcher.NAME);
    String item = watcher.registered.take();
    host.releaseBusName(StatusNotifierWatcher.NAME);
    host.requestBusName(StatusNotifierWatcher.NAME);
    assertThat(watcher.registered.take()).isEqualTo(item);
  }

  @Test
  void goesAwayAndComesBackAsItIsTold() throws Exception {
    DBus names = host.getRemoteObject("org.freedesktop.DBus", "/org/freedesktop/DBus", DBus.class);
    String item = shown(NodeState.Kind.READY);
    assertThat(names.NameHasOwner(item)).isTrue();
    tray.close();
    assertThat(names.NameHasOwner(item)).isFalse();
    tray.show(model(NodeState.Kind.READY));
    assertThat(watcher.registered.take()).isEqualTo(item);
  }

  @Test
  void isReadByItsHost() throws Exception {
    Map<String, Variant<?>> properties =
        host.getRemoteObject(
                shown(NodeState.Kind.NEEDS_YOU), StatusNotifierItem.PATH, Properties.class)
            .GetAll("org.kde.StatusNotifierItem");
    assertThat(properties.get("Status").getValue()).isEqualTo("NeedsAttention");
    assertThat(properties.get("IconPixmap").getSig()).isEqualTo("a(iiay)");
    assertThat((Object[]) properties.get("ToolTip").getValue())
        .endsWith("Hearth", "A &amp; B.\nEarned today: 0.012 ETH");
  }

  @Test
  void hearsClicksOfEveryKindOfHost() throws Exception {
    String item = shown(NodeState.Kind.READY);
    host.getRemoteObject(item, StatusNotifierItem.PATH, StatusNotifierItem.class).activate(0, 0);
    assertThat(choices.take()).isEqualTo(Choice.OPEN);

    DbusMenu menu = host.getRemoteObject(item, DbusMenu.PATH, DbusMenu.class);
    assertThat(menu.layout(DbusMenu.ROOT, -1, List.of()).root.children).hasSize(9);
    menu.event(MenuItems.number(Choice.RESUME), "clicked", NOTHING, NOW);
    menu.event(MenuItems.number(Choice.FINISH_THEN_PAUSE), "clicked", NOTHING, NOW);
    menu.event(MenuItems.number(Choice.QUIT), "hovered", NOTHING, NOW);
    menu.event(MenuItems.number(Choice.QUIT), "clicked", NOTHING, NOW);
    assertThat(choices.take()).as("what is not offered is not heard").isEqualTo(Choice.QUIT);

    MenuEvent click =
        new MenuEvent(MenuItems.number(Choice.RUN_FOR_AN_HOUR), "clicked", NOTHING, NOW);
    assertThat(menu.eventGroup(List.of(click, new MenuEvent(77, "clicked", NOTHING, NOW))))
        .containsExactly(77);
    assertThat(choices.take()).isEqualTo(Choice.RUN_FOR_AN_HOUR);
  }

  @Test
  void saysWhatChanged() throws Exception {
    shown(NodeState.Kind.READY);
    BlockingQueue<String> signals = new LinkedBlockingQueue<>();
    hear(StatusNotifierItem.NewIcon.class, signals);
    hear(StatusNotifierItem.NewToolTip.class, signals);
    hear(StatusNotifierItem.NewStatus.class, signals);
    hear(DbusMenu.LayoutUpdated.class, signals);
    tray.show(model(NodeState.Kind.READY));
    tray.show(model(NodeState.Kind.PAUSED));
    assertThat(List.of(signals.take(), signals.take(), signals.take()))
        .containsExactlyInAnyOrder("NewIcon", "NewStatus", "LayoutUpdated");
  }

  private <S extends DBusSignal> void hear(Class<S> type, BlockingQueue<String> signals)
      throws DBusException {
    host.addSigHandler(type, signal -> signals.add(signal.getName()));
  }

  @Test
  void outlivesItsBusWithoutSpinning() throws Exception {
    shown(NodeState.Kind.READY);
    List<Thread> readers = readers();
    assertThat(readers).isNotEmpty();
    daemon.kill();
    for (Thread reader : readers) {
      reader.join(TimeUnit.SECONDS.toMillis(10));
      assertThat(reader.isAlive()).isFalse();
    }
    tray.show(model(NodeState.Kind.PAUSED));
    daemon.start();
    connectHost();
    now = now.plusSeconds(31);
    assertThat(shown(NodeState.Kind.EARNING)).startsWith("org.kde.StatusNotifierItem-");
  }

  /** The library's threads that wait for messages. */
  private static List<Thread> readers() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().startsWith("DBusConnection"))
        .toList();
  }
}
