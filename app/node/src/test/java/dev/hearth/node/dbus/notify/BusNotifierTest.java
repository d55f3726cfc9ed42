package dev.hearth.node.dbus.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hearth.node.Programs;
import dev.hearth.node.dbus.Bus;
import dev.hearth.node.dbus.PrivateBus;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("slow")
@Timeout(30)
class BusNotifierTest {
  @TempDir Path folder;

  @BeforeAll
  static void installed() {
    Programs.require(2, "dbus-daemon");
  }

  /** What is told while nobody shows messages is lost, and harms nothing. */
  @ParameterizedTest
  @CsvSource({"body, 1 < 2 & 3.", "body-markup, 1 &lt; 2 &amp; 3."})
  void tells(String capability, String body) throws Exception {
    FakeNotifications service = new FakeNotifications(List.of(capability));
    try (PrivateBus daemon = new PrivateBus(folder);
        Bus bus = Bus.at(daemon.address(), InstantSource.system());
        DBusConnection desktop = daemon.connect()) {
      BusNotifier notifier = new BusNotifier(bus, Runnable::run);
      notifier.tell("Paid out", "to nobody");
      desktop.exportObject(service);
      desktop.requestBusName(Notifications.NAME);
      notifier.tell("Paid out", "1 < 2 & 3.");
      assertThat(service.shown).containsExactly("Hearth: Paid out: " + body);
    }
  }
}
