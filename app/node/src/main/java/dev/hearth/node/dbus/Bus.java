package dev.hearth.node.dbus;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.freedesktop.dbus.connections.impl.DBusConnection;
import org.freedesktop.dbus.connections.impl.DBusConnectionBuilder;
import org.freedesktop.dbus.exceptions.DBusException;
import org.freedesktop.dbus.exceptions.DBusExecutionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The session's or the system's bus: connected when first needed, and again some time after it was
 * lost. Safe for any thread; calls block.
 */
public final class Bus implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Bus.class);
  private static final Duration AGAIN = Duration.ofSeconds(30);

  private final Supplier<DBusConnectionBuilder> builder;
  private final InstantSource clock;
  private DBusConnection connection;
  private Instant notBefore = Instant.MIN;

  private Bus(Supplier<DBusConnectionBuilder> builder, InstantSource clock) {
    this.builder = builder;
    this.clock = clock;
  }

  public static Bus session(InstantSource clock) {
    return new Bus(DBusConnectionBuilder::forSessionBus, clock);
  }

  public static Bus system(InstantSource clock) {
    return new Bus(DBusConnectionBuilder::forSystemBus, clock);
  }

  /** The bus at an address such as unix:path=/run/user/1000/bus. */
  public static Bus at(String address, InstantSource clock) {
    return new Bus(() -> DBusConnectionBuilder.forAddress(address), clock);
  }

  /** What is done on a connection. */
  @FunctionalInterface
  public interface Call<T> {
    T on(DBusConnection connection) throws DBusException;
  }

  /** Empty when there is no bus, or nobody who answers such a call. */
  public <T> Optional<T> ask(Call<T> call) {
    Optional<DBusConnection> open = open();
    try {
      return open.isEmpty() ? Optional.empty() : Optional.ofNullable(call.on(open.get()));
    } catch (DBusException | DBusExecutionException e) {
      LOG.debug("no answer: {}", e.toString());
      return Optional.empty();
    }
  }

  private synchronized Optional<DBusConnection> open() {
    if (connection != null && connection.isConnected()) {
      return Optional.of(connection);
    }
    if (clock.instant().isBefore(notBefore)) {
      return Optional.empty();
    }
    notBefore = clock.instant().plus(AGAIN);
    try {
      connection = builder.get().withShared(false).build();
      return Optional.of(connection);
    } catch (DBusException | RuntimeException e) {
      LOG.debug("no bus: {}", e.toString());
      return Optional.empty();
    }
  }

  @Override
  public synchronized void close() {
    if (connection != null) {
      connection.disconnect();
      connection = null;
      notBefore = Instant.MAX;
    }
  }
}
