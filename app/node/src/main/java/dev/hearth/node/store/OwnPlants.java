package dev.hearth.node.store;

import dev.hearth.api.PlantView;
import dev.hearth.protocol.ClaimedWork;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.MalformedException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/** The wrong roots that were planted in jobs of this node's own, from when they are claimed on. */
public final class OwnPlants {
  private static final String SELECT = "SELECT lease, job, work, state, note FROM own_plants ";

  private final Database database;

  public OwnPlants(Database database) {
    this.database = database;
  }

  /** On disk when it returns. */
  public void put(OwnPlant plant) {
    database.update(
        "INSERT INTO own_plants (lease, job, work, state, note) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT DO UPDATE SET state = excluded.state, note = excluded.note",
        plant.lease().hex(),
        plant.job().hex(),
        plant.work().encode(),
        plant.state().name(),
        plant.note());
  }

  public Optional<OwnPlant> find(Hash lease) {
    return database.first(SELECT + "WHERE lease = ?", OwnPlants::read, lease.hex());
  }

  /** Oldest first. */
  public List<OwnPlant> ofJob(Hash job) {
    return database.query(SELECT + "WHERE job = ? ORDER BY rowid", OwnPlants::read, job.hex());
  }

  private static OwnPlant read(ResultSet row) throws SQLException {
    try {
      return new OwnPlant(
          Hash.ofHex(row.getString(1)),
          Hash.ofHex(row.getString(2)),
          ClaimedWork.decode(row.getBytes(3)),
          PlantView.State.valueOf(row.getString(4)),
          row.getString(5));
    } catch (MalformedException e) {
      throw new SQLException("a stored claim does not read: " + e.getMessage(), e);
    }
  }
}
