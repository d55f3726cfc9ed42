package dev.hearth.node.store;

import dev.hearth.protocol.Commitment;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.audit.PlantCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * What this node plants wrong roots by, and knows them by: the codes of jobs that it pays for, and
 * those it was given for others'. They are secrets.
 */
public final class PlantCodes {
  private final Database database;

  public PlantCodes(Database database) {
    this.database = database;
  }

  /** On disk when it returns; leaves one that is there as it is. */
  public void put(PlantCode code) {
    database.update(
        "INSERT INTO plant_codes (job, pot, secret, wanted) VALUES (?, ?, ?, 0)"
            + " ON CONFLICT DO NOTHING",
        code.job().hex(),
        code.pot().hex(),
        code.secret().toArray());
  }

  public Optional<PlantCode> find(Hash job) {
    return database.first(
        "SELECT pot, job, secret FROM plant_codes WHERE job = ?", PlantCodes::read, job.hex());
  }

  /** That of the one job whose id begins with these digits. */
  public Optional<PlantCode> find(String digits) {
    List<PlantCode> found =
        database
            .query("SELECT pot, job, secret FROM plant_codes ORDER BY rowid", PlantCodes::read)
            .stream()
            .filter(code -> !digits.isEmpty() && code.job().hex().startsWith(digits))
            .toList();
    return found.size() == 1 ? Optional.of(found.getFirst()) : Optional.empty();
  }

  /** How many of its own leases in a job this node plants in, those it has planted in included. */
  public int wanted(Hash job) {
    return database
        .first("SELECT wanted FROM plant_codes WHERE job = ?", row -> row.getInt(1), job.hex())
        .orElse(0);
  }

  /** As above, of a job whose code is stored. */
  public void want(Hash job, int leases) {
    database.update("UPDATE plant_codes SET wanted = ? WHERE job = ?", leases, job.hex());
  }

  /** Whether a commitment of a job has a root in it that was planted by its code. */
  public boolean know(Hash job, Commitment commitment) {
    return find(job).filter(code -> code.place(commitment).isPresent()).isPresent();
  }

  private static PlantCode read(ResultSet row) throws SQLException {
    return new PlantCode(
        Hash.ofHex(row.getString(1)), Hash.ofHex(row.getString(2)), Hash.of(row.getBytes(3)));
  }
}
