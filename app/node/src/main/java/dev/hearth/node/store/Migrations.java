package dev.hearth.node.store;

import java.util.List;

/**
 * The schema, one step a version: step n takes a database from {@code user_version} n to n + 1. A
 * step that has landed is never edited; what changes is a new step at the end. Hashes are
 * lower-case hexadecimal, amounts decimal text (they exceed 64 bits), times milliseconds since
 * 1970.
 */
final class Migrations {
  static final List<String> STEPS =
      List.of(
          """
          CREATE TABLE jobs (
            id TEXT PRIMARY KEY,
            announcement BLOB NOT NULL,
            peer TEXT NOT NULL,
            seen INTEGER NOT NULL);
          CREATE TABLE leases (
            id TEXT PRIMARY KEY,
            job TEXT NOT NULL,
            phase TEXT NOT NULL,
            grant_record BLOB NOT NULL,
            commitment BLOB,
            settlement BLOB,
            note TEXT NOT NULL,
            redeemed INTEGER NOT NULL,
            changed INTEGER NOT NULL);
          CREATE INDEX leases_by_job ON leases (job);
          CREATE TABLE settings (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL);
          """,
          """
          ALTER TABLE jobs ADD COLUMN over INTEGER NOT NULL DEFAULT 0;
          ALTER TABLE leases DROP COLUMN redeemed;
          CREATE TABLE receipts (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            job TEXT NOT NULL,
            steps INTEGER NOT NULL,
            verdict TEXT NOT NULL,
            price TEXT NOT NULL,
            amount TEXT NOT NULL,
            time INTEGER NOT NULL);
          CREATE TRIGGER receipts_are_not_changed BEFORE UPDATE ON receipts
            BEGIN SELECT RAISE(ABORT, 'receipts are only appended'); END;
          CREATE TRIGGER receipts_are_not_removed BEFORE DELETE ON receipts
            BEGIN SELECT RAISE(ABORT, 'receipts are only appended'); END;
          """);

  private Migrations() {}
}
