package dev.hearth.node.dbus.desktop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.interfaces.DBusInterface;

/** A bus of a test's own, with the services it puts there. */
final class PrivateBus implements AutoCloseable {
  private final String address;
  private final List<DBusConnection> services = new ArrayList<>();
  private Process daemon;

  PrivateBus(Path folder) throws IOException {
    address = "unix:path=" + folder.resolve("bus");
    start();
  }

  private void start() throws IOException {
    daemon =
        new ProcessBuilder(
                "dbus-daemon", "--session", "--nofork", "--print-address=1", "--address=" + address)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    if (daemon.inputReader().readLine() == null) {
      throw new IOException("the bus did not start");
    }
  }

  String address() {
    return address;
  }

  /** Puts an object on the bus, under a name of its own connection. */
  void offer(String service, String path, DBusInterface object) throws DBusException {
    DBusConnection connection = DBusConnectionBuilder.forAddress(address).withShared(false).build();
    services.add(connection);
    connection.exportObject(path, object);
    connection.requestBusName(service);
  }

  /** Adds an object to the service that was offered last. */
  void export(String path, DBusInterface object) throws DBusException {
    services.getLast().exportObject(path, object);
  }

  /** Takes every service away; the bus stays. */
  void withdraw() {
    services.forEach(DBusConnection::disconnect);
    services.clear();
  }

  void kill() throws InterruptedException {
    withdraw();
    daemon.destroyForcibly();
    daemon.waitFor(30, TimeUnit.SECONDS);
  }

  /** Starts it again at the same address. */
  void restart() throws IOException {
    start();
  }

  @Override
  public void close() {
    withdraw();
    daemon.destroy();
  }
}
