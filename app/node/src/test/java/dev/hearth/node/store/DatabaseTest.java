package dev.hearth.node.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Instant.ofEpochMilli(1234));

  @TempDir Path folder;

  private Database open() throws Exception {
    return Database.open(folder.resolve("hearth.db"), CLOCK);
  }

  @Test
  void keepsWhatWasWrittenAcrossReopening() throws Exception {
    try (Database database = open()) {
      new Settings(database).put("floor", "17");
      new Settings(database).put("floor", "18");
    }
    try (Database database = open()) {
      assertThat(new Settings(database).get("floor")).contains("18");
      assertThat(database.notice()).isEmpty();
    }
  }

  @Test
  void isOpenToItsOwnerOnly() throws Exception {
    try (Database database = open()) {
      new Settings(database).put("a", "b");
      try (var files = Files.list(folder)) {
        assertThat(files)
            .isNotEmpty()
            .allSatisfy(
                file ->
                    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                        .isEqualTo("rw-------"));
      }
    }
  }

  @Test
  void survivesAWriterThatNeverClosed() throws Exception {
    Database killed = open();
    new Settings(killed).put("a", "b");
    Path copy = folder.resolve("copy.db");
    Files.copy(folder.resolve("hearth.db"), copy);
    Files.copy(folder.resolve("hearth.db-wal"), Path.of(copy + "-wal"));
    try (Database database = Database.open(copy, CLOCK)) {
      assertThat(new Settings(database).get("a")).contains("b");
    }
    killed.close();
  }

  @Test
  void takesAllUpdatesOrNone() throws Exception {
    try (Database database = open()) {
      Settings settings = new Settings(database);
      assertThatThrownBy(
              () ->
                  database.atomically(
                      () -> {
                        settings.put("a", "1");
                        throw new IllegalStateException("half way");
                      }))
          .isInstanceOf(IllegalStateException.class);
      assertThat(settings.get("a")).isEmpty();
      database.atomically(() -> settings.put("a", "2"));
      assertThat(settings.get("a")).contains("2");
    }
  }

  @Test
  void startsFromAnyOlderVersion() throws Exception {
    for (int version = 0; version < Migrations.STEPS.size(); version++) {
      Path file = folder.resolve("v" + version + ".db");
      try (Connection old = DriverManager.getConnection("jdbc:sqlite:" + file);
          Statement statement = old.createStatement()) {
        statement.executeUpdate(String.join("", Migrations.STEPS.subList(0, version)) + ";");
        statement.execute("PRAGMA user_version = " + version);
      }
      try (Database database = Database.open(file, CLOCK)) {
        assertThat(database.first("PRAGMA user_version", row -> row.getInt(1)))
            .contains(Migrations.STEPS.size());
      }
    }
  }

  @Test
  void refusesWhatANewerHearthWrote() throws Exception {
    try (Database database = open()) {
      database.update("PRAGMA user_version = 999");
    }
    assertThatThrownBy(this::open)
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("newer Hearth");
    assertThat(folder.resolve("hearth.db")).exists();
  }

  @Test
  void setsADamagedFileAsideAndSaysSo() throws Exception {
    try (Database database = open()) {
      for (int i = 0; i < 500; i++) {
        new Settings(database).put("name" + i, "x".repeat(100));
      }
    }
    try (RandomAccessFile file = new RandomAccessFile(folder.resolve("hearth.db").toFile(), "rw")) {
      for (long at = 4096; at < file.length(); at += 4096) {
        file.seek(at);
        file.write(new byte[64]);
      }
    }
    try (Database database = open()) {
      assertThat(database.notice().orElseThrow()).contains("hearth.db.damaged-1234");
      assertThat(new Settings(database).get("name1")).isEmpty();
    }
    assertThat(folder.resolve("hearth.db.damaged-1234")).exists();
  }

  @Test
  void usesTheLastCopyInPlaceOfADamagedFile() throws Exception {
    try (Database database = open()) {
      new Settings(database).put("kept", "1");
      database.copy();
      database.copy();
      new Settings(database).put("lost", "2");
    }
    Files.writeString(folder.resolve("hearth.db"), "not a database at all, just text".repeat(200));
    try (Database database = open()) {
      assertThat(new Settings(database).get("kept")).contains("1");
      assertThat(new Settings(database).get("lost")).isEmpty();
      assertThat(database.notice().orElseThrow())
          .contains("hearth.db.damaged-1234", "what came later is asked for again");
    }
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.resolve("hearth.db.good"))))
        .isEqualTo("rw-------");
  }

  @Test
  void aCopyThatIsDamagedTooIsNoReasonNotToStart() throws Exception {
    try (Database database = open()) {
      database.copy();
    }
    Files.writeString(folder.resolve("hearth.db"), "just text".repeat(2000));
    Files.writeString(folder.resolve("hearth.db.good"), "just text".repeat(2000));
    try (Database database = open()) {
      assertThat(database.notice().orElseThrow()).contains("started with an empty one");
      new Settings(database).put("a", "b");
      assertThat(new Settings(database).get("a")).contains("b");
    }
  }

  @Test
  void takesAFileThatIsNoDatabaseForDamage() throws Exception {
    Files.writeString(folder.resolve("hearth.db"), "not a database at all, just text".repeat(200));
    try (Database database = open()) {
      assertThat(database.notice()).isPresent();
    }
  }

  @Test
  void letsOneProcessAtATimeIntoAFolder() throws Exception {
    Path root = folder.resolve("data");
    try (DataFolder first = DataFolder.open(root)) {
      assertThat(Files.isDirectory(first.work("lease"))).isTrue();
      assertThatThrownBy(() -> DataFolder.open(root))
          .isInstanceOf(FolderInUseException.class)
          .hasMessageContaining("already running");
    }
    DataFolder.open(root).close();
  }
}
