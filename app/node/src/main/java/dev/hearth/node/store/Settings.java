package dev.hearth.node.store;

import java.util.Optional;

/** The owner's choices, by name. */
public final class Settings {
  private final Database database;

  public Settings(Database database) {
    this.database = database;
  }

  public Optional<String> get(String name) {
    return database.first(
        "SELECT value FROM settings WHERE name = ?", row -> row.getString(1), name);
  }

  public void put(String name, String value) {
    database.update(
        "INSERT INTO settings VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value",
        name,
        value);
  }

  public void remove(String name) {
    database.update("DELETE FROM settings WHERE name = ?", name);
  }
}
