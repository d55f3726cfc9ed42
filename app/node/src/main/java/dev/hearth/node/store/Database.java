package dev.hearth.node.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

/**
 * One SQLite file in WAL mode. What a call wrote is on disk when it returns (synchronous FULL), so
 * a state stored before it acts survives a kill. Safe for any thread: one connection, one at a
 * time.
 */
public final class Database implements AutoCloseable {
  private final Connection connection;
  private final Path file;
  private final Optional<String> notice;
  private final ReentrantLock turn = new ReentrantLock();

  Database(Connection connection, Path file, Optional<String> notice) {
    this.connection = connection;
    this.file = file;
    this.notice = notice;
  }

  /**
   * Opens or creates the file and brings its schema up to date. A damaged file is set aside for the
   * last copy, and {@link #notice} says so; throws StoreException for one written by a newer
   * Hearth.
   */
  public static Database open(Path file, InstantSource clock) throws IOException {
    return new DatabaseFile(file, clock).open();
  }

  /** What the person at the machine should know about how it opened. */
  public Optional<String> notice() {
    return notice;
  }

  static Path copyOf(Path file) {
    return Path.of(file + ".good");
  }

  /**
   * Puts a copy of everything beside the file, for the day the file is damaged. Others wait
   * meanwhile: some milliseconds a megabyte.
   */
  public void copy() throws IOException {
    Path part = Path.of(copyOf(file) + ".part");
    Files.deleteIfExists(part);
    OwnerOnly.file(part);
    update("VACUUM INTO ?", part.toString());
    Files.move(
        part, copyOf(file), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  /** Turns the current row of a result into a value. */
  interface Row<T> {
    T read(ResultSet row) throws SQLException;
  }

  <T> List<T> query(String sql, Row<T> row, Object... arguments) {
    return locked(
        () -> {
          try (PreparedStatement statement = prepare(sql, arguments);
              ResultSet rows = statement.executeQuery()) {
            List<T> values = new ArrayList<>();
            while (rows.next()) {
              values.add(row.read(rows));
            }
            return values;
          }
        });
  }

  <T> Optional<T> first(String sql, Row<T> row, Object... arguments) {
    return query(sql, row, arguments).stream().findFirst();
  }

  /** How many rows it changed. */
  int update(String sql, Object... arguments) {
    return locked(
        () -> {
          try (PreparedStatement statement = prepare(sql, arguments)) {
            return statement.executeUpdate();
          }
        });
  }

  /** All of the updates within or, when one throws, none. */
  public <T> T atomically(Supplier<T> updates) {
    return locked(
        () -> {
          execute("BEGIN IMMEDIATE");
          boolean done = false;
          try {
            T result = updates.get();
            done = true;
            return result;
          } finally {
            execute(done ? "COMMIT" : "ROLLBACK");
          }
        });
  }

  /** As above, for updates without a result. */
  public void atomically(Runnable updates) {
    atomically(
        () -> {
          updates.run();
          return null;
        });
  }

  private interface Work<T> {
    T run() throws SQLException;
  }

  private <T> T locked(Work<T> work) {
    turn.lock();
    try {
      return work.run();
    } catch (SQLException e) {
      throw new StoreException(
          "Hearth's database could not be used (" + e.getMessage() + "). Is the disk full?", e);
    } finally {
      turn.unlock();
    }
  }

  private PreparedStatement prepare(String sql, Object... arguments) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < arguments.length; i++) {
      statement.setObject(i + 1, arguments[i]);
    }
    return statement;
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  @Override
  public void close() {
    locked(
        () -> {
          connection.close();
          return null;
        });
  }
}
