package dev.hearth.node.store;

import dev.hearth.host.address.Multiaddr;
import dev.hearth.protocol.Hash;
import dev.hearth.protocol.JobSpec;
import dev.hearth.protocol.MalformedException;
import dev.hearth.protocol.PeerId;
import dev.hearth.protocol.Signed;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** The jobs this node has heard of. */
public final class Jobs {
  private static final String SELECT = "SELECT announcement, peer, addresses FROM jobs";

  private final Database database;
  private final InstantSource clock;
  private final AtomicLong changes = new AtomicLong();
  private volatile Open open = new Open(-1, List.of());

  /** As they were before so many changes. */
  private record Open(long changes, List<JobSpec> jobs) {}

  public Jobs(Database database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Keeps the job; one already known is refreshed. */
  public void put(KnownJob job) {
    store(job);
    if (!open.jobs().contains(job.spec()) && !isOver(job.spec().id())) {
      changes.incrementAndGet();
    }
  }

  private void store(KnownJob job) {
    database.update(
        "INSERT INTO jobs (id, announcement, peer, addresses, seen) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT DO UPDATE SET peer = excluded.peer, addresses = excluded.addresses,"
            + " seen = excluded.seen",
        job.spec().id().hex(),
        job.announcement().encode(),
        job.peer().text(),
        job.addresses().stream().map(Multiaddr::toString).collect(Collectors.joining(" ")),
        clock.millis());
  }

  public Optional<KnownJob> find(Hash id) {
    return database.first(SELECT + " WHERE id = ?", Jobs::read, id.hex());
  }

  /** Most recently seen first. */
  public List<KnownJob> all() {
    return database.query(SELECT + " ORDER BY seen DESC", Jobs::read);
  }

  /** Those whose submitter has not said that they are over. */
  public List<KnownJob> open() {
    return database.query(SELECT + " WHERE over = 0", Jobs::read);
  }

  /** What those are; for who asks several times a second. */
  public List<JobSpec> openSpecs() {
    long now = changes.get();
    Open known = open;
    if (known.changes() != now) {
      known = new Open(now, open().stream().map(KnownJob::spec).toList());
      open = known;
    }
    return known.jobs();
  }

  /** The submitter said that there is no more work in it. */
  public void over(Hash id) {
    database.update("UPDATE jobs SET over = 1 WHERE id = ?", id.hex());
    changes.incrementAndGet();
  }

  public boolean isOver(Hash id) {
    return database
        .first("SELECT over FROM jobs WHERE id = ?", row -> row.getInt(1) == 1, id.hex())
        .orElse(false);
  }

  private static KnownJob read(ResultSet row) throws SQLException {
    try {
      return KnownJob.of(
          Signed.decode(row.getBytes(1)),
          new PeerId(row.getString(2)),
          addresses(row.getString(3)));
    } catch (MalformedException e) {
      throw new SQLException("a stored job does not read: " + e.getMessage(), e);
    }
  }

  private static List<Multiaddr> addresses(String stored) throws MalformedException {
    List<Multiaddr> addresses = new ArrayList<>();
    for (String address : stored.isEmpty() ? new String[0] : stored.split(" ")) {
      addresses.add(Multiaddr.parse(address));
    }
    return addresses;
  }
}
