package dev.hearth.node.dbus;

import dev.hearth.node.Ending;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;

/** A session bus of a test's own, that can go away and come back at the same address. */
public final class PrivateBus implements AutoCloseable {
  private final String address;
  private final Map<String, String> environment;
  private Process daemon;

  /** What the bus starts has this environment too. */
  public PrivateBus(Path folder, Map<String, String> environment) throws IOException {
    this.address = address(folder);
    this.environment = environment;
    start();
  }

  public PrivateBus(Path folder) throws IOException {
    this(folder, Map.of());
  }

  /** Where the bus of a folder is. */
  public static String address(Path folder) {
    return "unix:path=" + folder.resolve("bus");
  }

  /** Returns when it can be connected to. */
  public void start() throws IOException {
    ProcessBuilder builder =
        new ProcessBuilder(
            "dbus-daemon", "--session", "--nofork", "--print-address", "--address=" + address);
    builder.environment().putAll(environment);
    daemon = builder.redirectError(ProcessBuilder.Redirect.DISCARD).start();
    daemon.inputReader().readLine();
  }

  public String address() {
    return address;
  }

  /** Somebody else on the bus. */
  public DBusConnection connect() throws DBusException {
    return DBusConnectionBuilder.forAddress(address).withShared(false).build();
  }

  public void kill() throws InterruptedException {
    daemon.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    Ending.of(daemon);
  }
}
