package dev.hearth.node.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** Opening a database: permissions, pragmas, the check for damage, migrations. */
final class DatabaseFile {
  private static final List<String> PRAGMAS =
      List.of(
          "PRAGMA busy_timeout = 5000",
          "PRAGMA journal_mode = WAL",
          "PRAGMA synchronous = FULL",
          "PRAGMA foreign_keys = ON");

  /** With the file itself last. */
  private static final List<String> JOURNALS = List.of("-wal", "-shm", "");

  private final Path file;
  private final InstantSource clock;

  DatabaseFile(Path file, InstantSource clock) {
    this.file = file;
    this.clock = clock;
  }

  Database open() throws IOException {
    try {
      return new Database(connect(), file, Optional.empty());
    } catch (SQLException e) {
      if (!isDamage(e)) {
        throw unusable(e);
      }
      return openCopy(setAside());
    }
  }

  /** The last good copy in place of the damaged file, or an empty database without one. */
  private Database openCopy(Path damaged) throws IOException {
    Path copy = Database.copyOf(file);
    if (!Files.exists(copy)) {
      return openAfresh(damaged);
    }
    FileTime time = Files.getLastModifiedTime(copy);
    Files.copy(copy, file, StandardCopyOption.REPLACE_EXISTING);
    try {
      return new Database(connect(), file, Optional.of(copyNotice(damaged, time)));
    } catch (SQLException e) {
      Files.delete(copy);
      for (String suffix : JOURNALS) {
        Files.deleteIfExists(Path.of(file + suffix));
      }
      return openAfresh(damaged);
    }
  }

  private Database openAfresh(Path damaged) throws IOException {
    String notice =
        "The database was damaged and is kept as "
            + damaged
            + ". Hearth started with an empty one: unpaid vouchers can be recovered from that file.";
    try {
      return new Database(connect(), file, Optional.of(notice));
    } catch (SQLException e) {
      throw unusable(e);
    }
  }

  private static String copyNotice(Path damaged, FileTime time) {
    return "The database was damaged and is kept as "
        + damaged
        + ". Hearth uses its copy of "
        + time.toInstant().truncatedTo(ChronoUnit.MINUTES)
        + "; what came later is asked for again.";
  }

  private Connection connect() throws SQLException, IOException {
    OwnerOnly.file(file);
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
    try (Statement statement = connection.createStatement()) {
      for (String pragma : PRAGMAS) {
        statement.execute(pragma);
      }
      requireSound(statement);
      migrate(statement);
      return connection;
    } catch (SQLException | RuntimeException e) {
      connection.close();
      throw e;
    }
  }

  private static void requireSound(Statement statement) throws SQLException {
    try (ResultSet check = statement.executeQuery("PRAGMA quick_check(1)")) {
      if (!check.next() || !"ok".equals(check.getString(1))) {
        throw new SQLiteException("quick_check failed", SQLiteErrorCode.SQLITE_CORRUPT);
      }
    }
  }

  private void migrate(Statement statement) throws SQLException {
    int version = version(statement);
    if (version > Migrations.STEPS.size()) {
      throw new StoreException(
          file + " was written by a newer Hearth. Update this one, or use another data folder.");
    }
    for (; version < Migrations.STEPS.size(); version++) {
      statement.executeUpdate(
          "BEGIN IMMEDIATE;"
              + Migrations.STEPS.get(version)
              + "PRAGMA user_version = "
              + (version + 1)
              + "; COMMIT;");
    }
  }

  private static int version(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
      return row.next() ? row.getInt(1) : 0;
    }
  }

  /** Moves the file and its journals, so that what SQLite's own tools can save is still there. */
  private Path setAside() throws IOException {
    Path kept = file.resolveSibling(file.getFileName() + ".damaged-" + clock.millis());
    for (String suffix : JOURNALS) {
      Path part = Path.of(file + suffix);
      if (Files.exists(part)) {
        Files.move(part, Path.of(kept + suffix), StandardCopyOption.ATOMIC_MOVE);
      }
    }
    return kept;
  }

  private static boolean isDamage(SQLException e) {
    int code = e.getErrorCode() & 0xff; // without the extended part
    return code == SQLiteErrorCode.SQLITE_CORRUPT.code
        || code == SQLiteErrorCode.SQLITE_NOTADB.code;
  }

  private StoreException unusable(SQLException e) {
    return new StoreException(
        file + " cannot be opened (" + e.getMessage() + "). Check the disk and its permissions.",
        e);
  }
}
