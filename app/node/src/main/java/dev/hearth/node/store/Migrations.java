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
          """,
          """
          CREATE TABLE own_jobs (
            id TEXT PRIMARY KEY,
            announcement BLOB NOT NULL,
            preset TEXT NOT NULL,
            secret BLOB NOT NULL,
            providers INTEGER NOT NULL,
            lease_time INTEGER NOT NULL,
            deposit TEXT NOT NULL,
            refunded TEXT NOT NULL,
            phase TEXT NOT NULL,
            note TEXT NOT NULL);
          CREATE TABLE granted_leases (
            id TEXT PRIMARY KEY,
            job TEXT NOT NULL,
            round INTEGER NOT NULL,
            shard INTEGER NOT NULL,
            replica INTEGER NOT NULL,
            granted BLOB NOT NULL,
            holder TEXT NOT NULL,
            phase TEXT NOT NULL,
            commitment BLOB,
            note TEXT NOT NULL);
          CREATE INDEX granted_leases_by_job ON granted_leases (job);
          CREATE TABLE replays (
            job TEXT NOT NULL,
            round INTEGER NOT NULL,
            shard INTEGER NOT NULL,
            result BLOB NOT NULL,
            PRIMARY KEY (job, round, shard));
          CREATE TABLE finished_rounds (
            job TEXT NOT NULL,
            round INTEGER NOT NULL,
            weights BLOB NOT NULL,
            momentum BLOB NOT NULL,
            start_root TEXT NOT NULL,
            train_loss REAL NOT NULL,
            validation_loss REAL NOT NULL,
            PRIMARY KEY (job, round));
          """,
          """
          ALTER TABLE jobs ADD COLUMN addresses TEXT NOT NULL DEFAULT '';
          """,
          """
          ALTER TABLE leases ADD COLUMN device TEXT NOT NULL DEFAULT 'cpu';
          CREATE TABLE device_results (
            device TEXT PRIMARY KEY,
            time INTEGER NOT NULL,
            gflops REAL NOT NULL,
            tokens REAL NOT NULL,
            failures INTEGER NOT NULL,
            reason TEXT NOT NULL);
          """,
          """
          CREATE TABLE signals (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            time INTEGER NOT NULL,
            moment TEXT NOT NULL);
          CREATE INDEX signals_by_time ON signals (time);
          """,
          """
          CREATE INDEX receipts_by_job ON receipts (job, kind);
          CREATE INDEX leases_by_phase ON leases (phase);
          """,
          """
          ALTER TABLE device_results ADD COLUMN subject TEXT NOT NULL DEFAULT '';
          ALTER TABLE device_results ADD COLUMN bandwidth REAL NOT NULL DEFAULT 0;
          ALTER TABLE device_results ADD COLUMN presets TEXT NOT NULL DEFAULT '';
          ALTER TABLE device_results ADD COLUMN watts REAL NOT NULL DEFAULT 0;
          ALTER TABLE device_results ADD COLUMN refuted INTEGER NOT NULL DEFAULT 0;
          """,
          """
          ALTER TABLE device_results ADD COLUMN broken_off INTEGER NOT NULL DEFAULT 0;
          """,
          """
          ALTER TABLE own_jobs ADD COLUMN keepers TEXT NOT NULL DEFAULT '';
          CREATE TABLE own_claims (
            id TEXT PRIMARY KEY,
            job TEXT NOT NULL,
            work BLOB NOT NULL,
            phase TEXT NOT NULL,
            note TEXT NOT NULL);
          CREATE TABLE kept_claims (
            id TEXT PRIMARY KEY,
            work BLOB NOT NULL,
            since INTEGER NOT NULL);
          """,
          """
          CREATE TABLE own_disputes (
            id TEXT PRIMARY KEY,
            court TEXT NOT NULL,
            title TEXT NOT NULL,
            lease BLOB NOT NULL,
            seat TEXT NOT NULL,
            stake TEXT NOT NULL,
            since INTEGER NOT NULL,
            level TEXT NOT NULL,
            moves INTEGER NOT NULL,
            gas TEXT NOT NULL,
            winner TEXT NOT NULL,
            posted TEXT NOT NULL,
            found TEXT NOT NULL,
            trouble TEXT NOT NULL);
          """,
          """
          CREATE TABLE sent_transactions (
            id TEXT PRIMARY KEY,
            chain INTEGER NOT NULL,
            sender TEXT NOT NULL,
            versions TEXT NOT NULL);
          """,
          """
          CREATE TABLE own_pots (
            job TEXT PRIMARY KEY,
            chain INTEGER NOT NULL,
            contract TEXT NOT NULL,
            escrow TEXT NOT NULL,
            per_million INTEGER NOT NULL,
            reward TEXT NOT NULL,
            keeper_reward TEXT NOT NULL,
            bond TEXT NOT NULL,
            money TEXT NOT NULL,
            payer TEXT NOT NULL,
            sponsor TEXT NOT NULL,
            phase TEXT NOT NULL,
            returned TEXT NOT NULL);
          CREATE TABLE transfers (
            id TEXT PRIMARY KEY,
            account TEXT NOT NULL,
            recipient TEXT NOT NULL,
            amount TEXT NOT NULL,
            sent_before INTEGER NOT NULL,
            time INTEGER NOT NULL,
            done INTEGER NOT NULL);
          """,
          """
          ALTER TABLE own_jobs ADD COLUMN how_kept TEXT NOT NULL DEFAULT '';
          """,
          """
          CREATE TABLE rewards (
            number INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            kind TEXT NOT NULL,
            chain INTEGER NOT NULL,
            account TEXT NOT NULL,
            job TEXT NOT NULL,
            amount TEXT NOT NULL,
            time INTEGER NOT NULL,
            sweep TEXT NOT NULL DEFAULT '',
            arrived INTEGER NOT NULL DEFAULT 0);
          ALTER TABLE own_disputes ADD COLUMN escrow TEXT NOT NULL
            DEFAULT '0x0000000000000000000000000000000000000000';
          ALTER TABLE own_disputes ADD COLUMN challenge TEXT NOT NULL
            DEFAULT '0000000000000000000000000000000000000000000000000000000000000000';
          ALTER TABLE own_disputes ADD COLUMN share TEXT NOT NULL DEFAULT '';
          """,
          """
          CREATE TABLE borrowed (
            claim TEXT NOT NULL,
            blob BLOB NOT NULL,
            PRIMARY KEY (claim, blob));
          CREATE INDEX borrowed_by_blob ON borrowed (blob);
          """,
          """
          CREATE TABLE plant_codes (
            job TEXT PRIMARY KEY,
            pot TEXT NOT NULL,
            secret BLOB NOT NULL,
            wanted INTEGER NOT NULL);
          CREATE TABLE own_plants (
            lease TEXT PRIMARY KEY,
            job TEXT NOT NULL,
            work BLOB NOT NULL,
            state TEXT NOT NULL,
            note TEXT NOT NULL);
          """);

  private Migrations() {}
}
