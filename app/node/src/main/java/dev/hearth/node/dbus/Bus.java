package dev.hearth.node.dbus;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
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
  private static final int PATIENCE_MILLIS = 500;

  private final Supplier<DBusConnectionBuilder> builder;
  private final InstantSource clock;
  private DBusConnection connection;
  private Instant tried = Instant.MIN;
  private boolean closed;

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
    } catch (DBusException | DBusExecutionException | RejectedExecutionException e) {
      LOG.debug("no answer: {}", e.toString());
      return Optional.empty();
    }
  }

  private synchronized Optional<DBusConnection> open() {
    if (connection != null && connection.isConnected()) {
      return Optional.of(connection);
    }
    if (closed || isTooSoon()) {
      return Optional.empty();
    }
    tried = clock.instant();
    try {
      connection = connect();
      return Optional.of(connection);
    } catch (DBusException | RuntimeException e) {
      LOG.debug("no bus: {}", e.toString());
      return Optional.empty();
    }
  }

  /** A clock that was set back is no reason to wait. */
  private boolean isTooSoon() {
    Duration since = Duration.between(tried, clock.instant());
    return !since.isNegative() && since.compareTo(AGAIN) < 0;
  }

  /** The library would go on for ten seconds where there is no bus. */
  private DBusConnection connect() throws DBusException {
    return builder
        .get()
        .withShared(false)
        .transportConfig()
        .withTimeout(PATIENCE_MILLIS)
        .back()
        .build();
  }

  @Override
  public synchronized void close() {
    closed = true;
    if (connection != null) {
      connection.disconnect();
      connection = null;
    }
  }
}
